"""A disk that is really full: a small file system of its own, filled to the last byte. Each act ends in words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALONE = ["unshare", "--user", "--map-root-user", "--mount", "--"]
WORK = r"""
import json, os, sys
from pathlib import Path
from annotations.errors import Problem
from annotations.model import Incoming, Span
from annotations.session import Session, as_of, back_up, backups_of, create_project, recover, restore, verify

folder = Path(sys.argv[1])
os.system(f"mount -t tmpfs -o size=3m none {folder}")
assert os.statvfs(folder).f_blocks * os.statvfs(folder).f_frsize < 4_000_000
project, filler, outside = folder / "p.sorotan", folder / "filler", Path(sys.argv[2])
create_project(project)
session = Session.open(project, "ana")
session.before_bulk = lambda: None
text = "Kantor berita Antara melaporkan bahwa 300 warga telah diungsikan. " * 20
session.add_articles([Incoming(text=text, title="Satu", original=text.encode(), language="id")])
session.highlight(1, [Span(0, 20)], ["Antara"])
copy = back_up(project)
session.add_source("TASS")
session.export_csv(folder / "old.csv")
was = (folder / "old.csv").read_bytes()

def fill():
    with filler.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    assert os.statvfs(folder).f_bavail == 0

told = {}
def attempt(name, act):
    try:
        act()
        told[name] = "done"
    except Problem as problem:
        told[name] = str(problem)

def many():
    n = 0
    while n < 400:
        session.set_note([1], "catatan yang panjang " * 200 + str(n))
        n += 1

fill()
head, notes = session.store.head(), len(session.store.history(limit=10_000))
attempt("import", lambda: session.add_articles([Incoming(text=os.urandom(400_000).hex(), title="Dua", original=b"x")]))
attempt("step", many)
attempt("export", lambda: session.export_csv(folder / "old.csv"))
attempt("backup", lambda: back_up(project))
attempt("as of", lambda: as_of(project, folder / "then.sorotan", "2999-01-01T00:00:00.000Z"))
attempt("copy", lambda: session.store.save_copy(folder / "copy.sorotan"))
attempt("recover", lambda: recover(project, folder / "saved.sorotan", "ana"))
attempt("new", lambda: create_project(folder / "new.sorotan"))
attempt("copy elsewhere", lambda: session.store.save_copy(outside / "kept.sorotan"))
files = [path.name for path in folder.rglob("*") if path.is_file()]
left = sorted(name for name in files if not name.startswith((".p.", "p.sorotan-")))
faults = session.store.faults()
filler.unlink()
session.highlight(1, [Span(30, 50)])
session.export_csv(folder / "new.csv")
session.close()
print(json.dumps({
    "told": told, "left": left, "faults": faults, "old": (folder / "old.csv").read_bytes() == was,
    "changed": verify(project).changed, "kept": verify(outside / "kept.sorotan").changed,
    "claims": (folder / "new.csv").read_bytes().count(b"\r\n") - 1, "copy": copy.name,
}))
"""


def may_have_a_disk_of_its_own() -> bool:
    try:
        done = subprocess.run([*ALONE, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


@pytest.mark.skipif(not may_have_a_disk_of_its_own(), reason="the system allows no file system of one's own")
def test_each_act_on_a_full_disk_ends_in_words_and_loses_nothing(tmp_path):
    disk, outside = tmp_path / "disk", tmp_path / "outside"
    disk.mkdir()
    outside.mkdir()
    done = subprocess.run(
        [*ALONE, sys.executable, "-c", WORK, str(disk), str(outside)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for name in ("import", "step", "export", "backup", "as of", "copy", "recover", "new"):
        assert "full" in found["told"][name] or "No space left" in found["told"][name], (name, found["told"][name])
    assert found["told"]["copy elsewhere"] == "done"
    assert found["left"] == sorted(["filler", "old.csv", "p.sorotan", found["copy"]])
    assert (found["faults"], found["changed"], found["kept"], found["old"]) == ([], [], [], True)
    assert found["claims"] == 2
