"""What the first step and the first suggestion need, loaded beside the running program."""

from threading import Thread

from annotations import store


def get_ready() -> None:
    """Load what they would otherwise wait for: the library that writes rows, the linking of names."""
    store.get_ready()
    Thread(target=_load, daemon=True).start()


def _load() -> None:
    from annotations.gazetteer import entry_of  # noqa: PLC0415  not before the window stands
    from annotations.linking import spelling  # noqa: PLC0415

    entry_of(spelling("Reuters"))
