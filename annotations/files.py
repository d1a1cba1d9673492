"""Where shipped files lie: in a checkout, an install and the bundle alike."""

from pathlib import Path

import resources

_FOLDER = Path(next(iter(resources.__path__)))


def resource(*parts: str) -> Path:
    """Give the path of a file or folder under resources/.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    path = _FOLDER.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
