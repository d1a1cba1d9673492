"""The list of parts: what is required and nothing else, each part with the text of its licence."""

import json
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from annotations import parts as reading
from annotations.parts import SEE_TEXT, Part, distributions, part_of, parts, standard
from bundling.parts import _fault, _of_all_files, distributions_of, not_required, write_list, write_sbom

ROOT = Path(__file__).parents[2]


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def key(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_each_part_has_a_version_a_licence_and_its_text():
    found = parts()
    assert len(found) > 60
    for part in found:
        assert part.version
        assert part.licence
        assert len(part.text()) > 300, part


def test_all_that_is_required_is_a_part_and_tools_are_none():
    names = {key(part.name) for part in distributions()}
    required = {key(line.split(">")[0].split("=")[0]) for line in project()["project"]["dependencies"]}
    tools = {key(line.split(">")[0]) for line in project()["dependency-groups"]["dev"]}
    assert required <= names
    assert {"numpy", "pydantic-core", "lxml", "lxml-html-clean"} <= names  # required by others, one by an extra
    assert names.isdisjoint(tools)


def test_python_qt_and_what_was_trained_are_parts_too():
    found = {part.name: part for part in parts()}
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in found["Python"].text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["Qt"].text()
    assert "GNU GENERAL PUBLIC LICENSE" in found["Qt"].text()
    assert {part.licence for part in found.values() if part.kind == "data"} == {"CC-BY-SA-4.0"}


def made(folder: Path, metadata: str, **files: str) -> Part:
    info = folder / "uji-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: uji\nVersion: 1.0\n{metadata}\n", encoding="utf-8")
    for name, text in files.items():
        (info / name).write_text(text, encoding="utf-8")
    (info / "RECORD").write_text("".join(f"{info.name}/{name},,\n" for name in files), encoding="utf-8")
    return part_of(PathDistribution(info))


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT\nLicense: other", "MIT"),
        ("License: BSD", "BSD"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: ISC License (ISCL)", "ISC License (ISCL)"),
        ("Classifier: License :: OSI Approved :: MIT License\nClassifier: License :: Public Domain",
         "MIT License, Public Domain"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_licence_is_read_as_its_makers_declare_it(tmp_path, metadata, licence):
    assert made(tmp_path, metadata, LICENSE="Bebas.").licence == licence


def test_the_texts_are_those_that_a_part_brings(tmp_path):
    part = made(tmp_path, "License: MIT", LICENSE="Bebas.", NOTICE="Dari Ana.", COPYING="Bebas.", README="Uji.")
    assert part.text() == "Bebas.\n\n\nDari Ana."


def test_a_part_without_a_text_has_the_standard_one_of_its_licence(tmp_path):
    assert made(tmp_path, "License: Apache 2.0").text().startswith("Apache License")
    assert [path.stem for path in standard("LGPL-3.0-only OR GPL-2.0-only")] == [
        "LGPL-3.0-only", "GPL-2.0-only", "GPL-3.0-only"
    ]  # fmt: skip


def test_the_list_of_a_bundle_says_the_same_when_it_is_read_again(tmp_path, monkeypatch):
    text = tmp_path / "a.txt"
    text.write_text("Boleh dipakai siapa saja.", encoding="utf-8")
    write_list([Part("Uji", "1.0", "MIT", (text,)), Part("libuji", "2", SEE_TEXT, (text,), "system")], tmp_path / "r")
    monkeypatch.setattr(reading, "resource", (tmp_path / "r").joinpath)
    first, second = parts()
    assert (first.name, first.version, first.licence, first.kind) == ("libuji", "2", SEE_TEXT, "system")
    assert second.text().startswith("Uji 1.0: MIT")
    assert second.text().endswith("Boleh dipakai siapa saja.")


def test_a_part_without_a_licence_is_not_handed_on(tmp_path):
    with pytest.raises(SystemExit, match=r"Uji 1\.0 brings no licence"):
        write_list([Part("Uji", "1.0", "", ())], tmp_path / "r")


def test_modules_and_files_lead_to_the_distributions_they_belong_to():
    names = {part.name for part in distributions_of(["numpy._core.x", "spacy/vocab.so", "yaml_that_is_not_there"])}
    assert names == {"sorotan", "pyinstaller", "numpy", "spacy"}


def test_tools_are_left_out_by_name():
    left_out = set(not_required())
    assert {"pytest", "mypy", "cyclonedx"} <= left_out
    assert left_out.isdisjoint({"spacy", "PySide6", "lxml", "gui", "annotations", "resources"})


def test_the_sbom_holds_the_parts_that_are_given_and_nothing_else(tmp_path):
    given = [part for part in distributions() if part.name in ("sorotan", "numpy", "markdown-it-py", "mdurl")]
    given.append(Part("libuji", "1:2.0+b1", "MIT", (), "system"))
    write_sbom(given, tmp_path / "sbom.cdx.json")
    text = (tmp_path / "sbom.cdx.json").read_text(encoding="utf-8")
    assert _fault(text) is None
    assert _fault(text.replace('"library"', '"pustaka"')) is not None
    sbom = json.loads(text)
    assert {one["name"] for one in sbom["components"]} == {"numpy", "markdown-it-py", "mdurl", "libuji"}
    assert sbom["metadata"]["component"]["name"] == "sorotan"
    edges = {one["ref"]: set(one.get("dependsOn", ())) for one in sbom["dependencies"]}
    (upon,) = [refs for ref, refs in edges.items() if ref.startswith("markdown-it-py")]
    assert [ref.split("==")[0] for ref in upon] == ["mdurl"]
    assert "pkg:deb/debian/libuji@1%3A2.0%2Bb1" in text
    assert str(ROOT) not in text


def test_debian_says_under_which_licence_all_files_are():
    text = "Format: x\n\nFiles: debian/*\nLicense: GPL-2+\n\nFiles: *\nCopyright: 2020 Ana\nLicense: MIT\n"
    assert _of_all_files(text) == "MIT"
    assert _of_all_files("This is free software.") == ""
