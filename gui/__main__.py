"""The front door: opens the window, or hands a sub-command to the command line."""

import os
import sys
from pathlib import Path


def main() -> int:
    """Run what the arguments ask for; give the exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:]
    if arguments[:1] == ["worker"]:
        from annotations.worker import main as serve

        serve()
        return 0
    if arguments[:1] == ["demo"]:
        from gui.demo import main as demo

        _lend()
        return demo(arguments[1:])
    if not arguments or arguments == ["--sample"] or _is_project(arguments):
        if not _has_display():
            sys.stderr.write("sorotan: there is no display to open the window on. See sorotan --help.\n")
            return 1
        _lend()
        from gui.lean import start_lean

        start_lean()
        from gui.app import run

        return run(Path(arguments[0]) if _is_project(arguments) else None, sample=arguments == ["--sample"])
    from annotations.cli import main as command_line

    return command_line()


def _lend() -> None:
    """In a bundle, make up for what the system lacks before Qt is loaded."""
    if getattr(sys, "frozen", False):
        from gui.lent import lend

        lend()


def _has_display() -> bool:
    """Say whether a window can open; without a display Qt would abort."""
    given = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in given)


def _is_project(arguments: list[str]) -> bool:
    return (
        len(arguments) == 1
        and not arguments[0].startswith("-")
        and (arguments[0].endswith(".sorotan") or Path(arguments[0]).is_file())
    )


if __name__ == "__main__":
    sys.exit(main())
