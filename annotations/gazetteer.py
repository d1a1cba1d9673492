"""Names that are known before any project has begun: news agencies, outlets, governments, organisations."""

from functools import lru_cache

from annotations.files import resource
from annotations.model import SourceKind


@lru_cache(maxsize=1)
def _entries() -> dict[str, tuple[str, SourceKind]]:
    import tomllib  # noqa: PLC0415  not before the window stands

    data = tomllib.loads(resource("sources", "gazetteer.toml").read_text(encoding="utf-8"))
    return {
        _key(name): (entry["name"], SourceKind(entry["kind"]))
        for entry in data["source"]
        for name in (entry["name"], *entry.get("aliases", ()))
    }


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def kind_of(name: str) -> SourceKind | None:
    """Give the kind of a name or alias of the gazetteer, whatever its case; None where it is not there."""
    entry = _entries().get(_key(name))
    return entry[1] if entry else None


def entry_of(name: str) -> str:
    """Give the main name of the gazetteer's entry that has this name or alias; "" for none."""
    entry = _entries().get(_key(name))
    return entry[0] if entry else ""
