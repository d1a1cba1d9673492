"""What a screen reader is told without being asked: an article that opened, a claim that was chosen, what was done."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Tell a screen reader something, when it has said what it is saying; nothing happens where none listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
