"""Which processes of this computer run."""

import os
import sys


def runs(number: int) -> bool:
    """Say whether a process of this computer runs; also for numbers that may be anything."""
    if not 0 < number < 2**31:
        return True
    if sys.platform == "win32":  # where os.kill would end it
        import ctypes  # noqa: PLC0415  there alone

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, number)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
