"""What a bundle lends is used where the system has none of its own, and nowhere else."""

import sys
from pathlib import Path

import pytest

from gui import lent


@pytest.fixture
def loaded(monkeypatch):
    """What was loaded, on a system that has no libGL."""
    asked = []

    def load(name: str) -> None:
        asked.append(name)
        if name == "libGL.so.1":
            raise OSError(name)

    monkeypatch.setattr(lent.ctypes, "CDLL", load)
    return asked


def test_only_a_library_that_the_system_lacks_is_lent(loaded, tmp_path):
    for name in lent.LIBRARIES:
        (tmp_path / name).touch()
    assert lent.lend_libraries(tmp_path) == ["libGL.so.1"]
    assert [name for name in loaded if "/" in name] == [str(tmp_path / "libGL.so.1")]


def test_a_library_that_the_bundle_lacks_too_is_left_for_qt_to_name(loaded, tmp_path):
    assert lent.lend_libraries(tmp_path) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="nothing is lent elsewhere")
@pytest.mark.parametrize("has_fonts", [True, False])
def test_fonts_are_lent_where_the_system_has_no_settings_for_them(loaded, tmp_path, monkeypatch, has_fonts):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(lent, "FONTS_OF_SYSTEM", Path(__file__) if has_fonts else tmp_path / "fonts.conf")
    monkeypatch.setenv("FONTCONFIG_FILE", "x")
    monkeypatch.delenv("FONTCONFIG_FILE")
    lent.lend()
    given = lent.os.environ.get("FONTCONFIG_FILE", "")
    assert given.endswith("fonts.conf") != has_fonts


def test_nothing_is_lent_outside_of_a_bundle(loaded):
    lent.lend()
    assert loaded == []
