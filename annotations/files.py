"""Where shipped files lie: in a checkout, an install and the bundle alike."""

from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """Give the path of a file or folder under resources/.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    path = Path(str(files("resources"))).joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path
