"""What a start does without. It costs as much as a tenth of it, and nobody sees what for."""

import builtins
import gc


def start_lean() -> None:
    """Load Qt, and leave out until the window stands what it would do at each import and each value made.

    The collector of cycles: what is made for the window stays until it closes, and to look for what can go comes to a
    twentieth of the start, and to 20 ms at any later time. `gui.app.settle` turns it on for what is made from then on.

    The step that PySide6 puts before every import of the program: it reads the source of what was imported, to see
    whether it asks for one of PySide's features of spelling (`from __feature__ import snake_case`), which none here
    does. The import that was there before is kept beside it, and is put back; where it is not kept, nothing is changed.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
