"""Takes suggestions for all articles in the real window, and tells of its worker and of each article: `PROJECT`.

Its worker, or it itself, is meant to be killed.
"""

import argparse
import time
from pathlib import Path

from PySide6.QtCore import QSettings

from gui.app import make_application, make_window
from gui.settings import Settings
from tests.torture.state import state_of

LONGEST = 120  # seconds, with a worker that has to be started three times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--record", action="store_true", help="tell the state after each article")
    given = parser.parse_args()
    print("start", flush=True)
    app = make_application(["suggesting"])
    settings = Settings(QSettings(str(given.project.with_suffix(".ini")), QSettings.Format.IniFormat))
    settings.analyst, settings.backups = "ana", 0
    window = make_window(settings)
    window.show()
    if not window.open_project(given.project):
        raise SystemExit("it was not opened")
    store = window.session.store

    def tell(what: object) -> None:
        print(what, *([state_of(store)] if given.record else []), flush=True)

    tell("open")
    window.suggest_all()
    worker, done, end = 0, 0, time.monotonic() + LONGEST
    while window.suggester.running and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.001)
        if window.worker.process_id not in {0, worker}:
            worker = window.worker.process_id
            print("worker", worker, flush=True)
        runs = store.rows("SELECT count(*) AS n FROM runs")[0]["n"]
        if runs > done:
            done = runs
            tell(done)
    runs = store.rows("SELECT count(*) AS n FROM runs")[0]["n"]
    if runs > done:
        tell(runs)
    print("closing", flush=True)
    window.close_project()
    window.worker.stop()
    window.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main()
