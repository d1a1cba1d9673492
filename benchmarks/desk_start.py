"""The window in a process of its own: how long it takes to start, how much memory it needs."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Measured, figures
from benchmarks.works import copy_of

CHILD_ROUNDS = 7

# As gui.__main__ and gui.app.run do it.
WINDOW = """
import sys
from gui.lean import start_lean
start_lean()
from pathlib import Path
from gui.app import make_application, make_window, settle
from PySide6.QtCore import QSettings
from gui.settings import Settings
from gui import theme, words
app = make_application(["sorotan"])
settings = Settings(QSettings(sys.argv[1] + "/settings.ini", QSettings.Format.IniFormat))
settings.analyst = "ana"
words.use("en")
theme.choose(app, "light", dressed=False)
window = make_window(settings)
theme.dress(app)
window.resize(1280, 860)
window.expect_project()
window.show()
window.open_project(Path(sys.argv[2]))
settle()
if len(sys.argv) > 3:
    window.open_article(int(sys.argv[3]))
for _ in range(3):
    app.processEvents()
assert not {"spacy", "matplotlib"} & sys.modules.keys(), "a heavy library is loaded"
"""
BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication(["bare"])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit())
window.resize(1280, 860)
window.show()
app.processEvents()
"""
BARE_TEXT = """
import sqlite3, sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication(["bare"])
text = sqlite3.connect(sys.argv[2]).execute("SELECT text FROM texts WHERE length > 100000").fetchone()[0]
page = QPlainTextEdit()
page.setPlainText(text)
page.resize(1280, 860)
page.show()
app.processEvents()
"""
PAINTED = '\nprint("painted", flush=True)\n'
# The next start finds the project closed in order, as it does but for a crash.
CLOSED = "window.bridge.close()\nimport os; os._exit(0)\n"
ENDED = "import os; os._exit(0)\n"
MEMORY = """
import os
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), flush=True)
os._exit(0)
"""


def _child(code: str, *arguments: str) -> tuple[float, str]:
    # Byte code is kept, as it is wherever the program is installed, also where this process writes none.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True, env=env
    ) as child:
        said = child.stdout.readline()
        took = 1e3 * (time.perf_counter() - begin)
        if child.wait() or not said:
            raise RuntimeError("the child failed")
    return took, said


def measure_start() -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = str(copy_of("empty", Path(folder)))
        rounds = [
            (_child(WINDOW + PAINTED + CLOSED, folder, path)[0], _child(BARE_WINDOW + PAINTED + ENDED)[0])
            for _ in range(CHILD_ROUNDS + 1)
        ][1:]
    said = "a bare PySide6 window in a new process"
    ours, limits = zip(*rounds, strict=True)
    return figures("cold start to the painted window, empty project", ours, limits, said, key="start")


def measure_memory() -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = str(copy_of("w2", Path(folder)))
        ours = [float(_child(WINDOW + MEMORY, folder, path, "2")[1]) / 1024 for _ in range(3)]
        limit = [float(_child(BARE_TEXT + MEMORY, folder, path)[1]) / 1024 for _ in range(3)]
    said = "its text in bare QPlainTextEdit"
    return figures("memory of the window on W2, at most", ours, limit, said, "MB", key="memory_w2")
