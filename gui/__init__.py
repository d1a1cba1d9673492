"""The window: the only room that imports PySide6."""

# What knows nothing of Qt comes in first: PySide6 reads the source of every module that is imported after it.
import annotations.session  # noqa: F401
