"""What a desktop of Linux is told: the entry in its menu, the kind of our files, the icon."""

import configparser
import shutil
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from annotations.session import create_project
from bundling import icons

LINUX = Path(__file__).parents[2] / "resources" / "linux"
KIND = "application/x-sorotan-project"
NAMES = {"": "http://www.freedesktop.org/standards/shared-mime-info"}


def needs(tool: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"there is no {tool}")


@pytest.fixture
def project(tmp_path) -> Path:
    path = tmp_path / "uji.sorotan"
    create_project(path)
    return path


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / "sorotan.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_desktop_entry_opens_a_project_in_the_window():
    assert entry()["Exec"] == "sorotan %f"
    assert entry()["MimeType"] == f"{KIND};"
    assert entry()["Icon"] == "sorotan"
    assert entry()["Terminal"] == "false"
    assert all(entry()[f"{name}[id]"] != entry()[name] for name in ("GenericName", "Comment", "Keywords"))


@needs("desktop-file-validate")
def test_the_desktop_entry_is_valid():
    done = subprocess.run(
        ["desktop-file-validate", LINUX / "sorotan.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def matches(rule: ElementTree.Element, data: bytes) -> bool:
    """Say whether a rule of the kind, and one of those inside it, fits what a file begins with."""
    wanted = rule.get("value").encode().replace(rb"\0", b"\0")
    at = int(rule.get("offset"))
    inner = rule.findall("match", NAMES)
    return data[at : at + len(wanted)] == wanted and (not inner or any(matches(one, data) for one in inner))


def test_a_project_is_told_by_its_name_and_by_its_first_bytes(project):
    root = ElementTree.parse(LINUX / "sorotan.xml").getroot()  # noqa: S314  our own file
    (kind,) = root.findall("mime-type", NAMES)
    assert kind.get("type") == KIND
    assert [one.get("pattern") for one in kind.findall("glob", NAMES)] == ["*.sorotan"]
    rules = kind.findall("magic/match", NAMES)
    assert any(matches(rule, project.read_bytes()[:100]) for rule in rules)
    other = project.read_bytes()[:100].replace(b"SORO", bytes(4))
    assert not any(matches(rule, other) for rule in rules)


@needs("update-mime-database")
def test_the_system_takes_the_kind_into_its_lists(tmp_path):
    packages = tmp_path / "share" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(LINUX / "sorotan.xml", packages)
    told = subprocess.run(["update-mime-database", packages.parent], capture_output=True, text=True, check=True)
    assert "rror" not in told.stderr
    assert "application/x-sorotan-project:*.sorotan" in (packages.parent / "globs").read_text(encoding="utf-8")
    assert b"SORO" in (packages.parent / "magic").read_bytes()


@pytest.mark.parametrize("size", icons.OF_LINUX)
def test_the_icon_is_drawn_in_each_size(qapp, size):
    image = QImage.fromData(icons.png(size))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    step = max(1, size // 32)
    colours = {image.pixel(x, y) for x in range(0, size, step) for y in range(0, size, step)}
    assert len(colours) > 20


def test_the_icon_of_windows_holds_a_png_of_each_size(qapp):
    data = icons.ico()
    kind, count = struct.unpack_from("<2xHH", data)
    assert (kind, count) == (1, 6)
    for at in range(count):
        side, *_rest, length, begin = struct.unpack_from("<BBBBHHII", data, 6 + 16 * at)
        image = QImage.fromData(data[begin : begin + length], "PNG")
        assert image.width() == (side or 256)
    assert begin + length == len(data)


def test_the_icon_of_macos_holds_a_png_at_each_place(qapp):
    data = icons.icns()
    assert (data[:4], struct.unpack_from(">I", data, 4)[0]) == (b"icns", len(data))
    at, found = 8, {}
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at + 4)
        found[data[at : at + 4]] = QImage.fromData(data[at + 8 : at + length], "PNG").width()
        at += length
    assert found == {b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024} | {
        b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512
    }  # fmt: skip
