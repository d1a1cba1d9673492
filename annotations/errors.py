"""Problem: something the person can understand and act on. Every other exception is our bug."""


class Problem(Exception):
    """Say what happened, to which file or thing, and what to do.

    Args:
        message: one or two sentences for the person at the desk.
        hint: what to do now; empty where the message says it already.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["Problem"], tuple[str, str]]:
        """Pass from one process to another whole."""
        return type(self), (self.message, self.hint)


class Damaged(Problem):
    """A project file is damaged; a backup can be restored, or what can be read be saved."""


class OpenElsewhere(Problem):
    """Another process holds the project; it can be opened read-only."""
