"""sqlite-utils is there for steps, and NumPy is not brought along."""

import subprocess
import sys

STEP = """
import sys
from pathlib import Path
from annotations.session import Session, create_project, get_ready
if sys.argv[2] == "ready":
    get_ready()
create_project(Path(sys.argv[1]))
session = Session.open(Path(sys.argv[1]), "ana")
session.add_source("TASS")
session.undo()
session.close()
assert "sqlite_utils" in sys.modules
loaded = sorted({name.split(".")[0] for name in sys.modules} & {"numpy", "pandas"})
import numpy
left = [one for one in sys.meta_path if type(one).__name__ == "_WithoutNumPy"]
sys.exit(f"{loaded} {numpy.arange(3).sum()} {left}")
"""
BESIDE = """
import sys
from threading import Thread
from annotations.store.library import _alone
found = []
def look():
    import numpy
    found.append(numpy.arange(3).sum())
with _alone():
    try:
        import numpy
    except ImportError:
        found.append("missing")
    thread = Thread(target=look)
    thread.start()
    thread.join()
import numpy
sys.exit(f"{found[0]} {found[1]} {numpy.arange(4).sum()}")
"""


def said_by(code, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    return done.stderr.strip()


def test_steps_bring_no_numpy_and_who_wants_it_has_it(tmp_path):
    for ready in ("ready", "not"):
        assert said_by(STEP, tmp_path / f"{ready}.sorotan", ready) == "[] 3 []"


def test_another_thread_finds_numpy_meanwhile():
    assert said_by(BESIDE) == "missing 3 6"
