"""The bundle does the whole job by itself: no Python, no environment, no checkout around it."""

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parents[1] / "journeys" / "pelabuhan-teluk-kemuning.txt"


@pytest.fixture
def run(bundle, tmp_path):
    def run(*words: object, code: int = 0) -> str:
        done = subprocess.run(
            [bundle / "sorotan", *map(str, words)],
            cwd=tmp_path,
            env={"HOME": str(tmp_path), "USER": "ana", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr
        return done.stdout

    return run


def test_it_walks_the_job_in_its_window(run, tmp_path):
    said = run("demo", "--out", "hasil")
    assert said.count("✓") == 8
    assert (tmp_path / "hasil" / "window.png").stat().st_size > 20_000
    assert (tmp_path / "hasil" / "overview.png").stat().st_size > 10_000
    assert (tmp_path / "hasil" / "claims.csv").read_text(encoding="utf-8-sig").startswith("claim_id,")


def test_it_does_the_job_by_command(run, tmp_path):
    run("new", "a.sorotan")
    run("import", "a.sorotan", ARTICLE)
    run("suggest", "a.sorotan")
    run("accept", "a.sorotan", "--min-score", "0.5")
    run("export", "a.sorotan", "--to", "klaim.csv")
    with (tmp_path / "klaim.csv").open(encoding="utf-8-sig", newline="") as file:
        sources = {row["source"] for row in csv.DictReader(file)}
    assert sources == {"Ratna Sasmita", "BNPB", "Reuters", "Hadi Pranoto"}
    assert run("check", "a.sorotan").startswith("Sound: 1 article, 6 claims")


def test_it_reads_pages_and_markdown_and_old_encodings(run, tmp_path):
    (tmp_path / "halaman.html").write_text(
        "<html><head><title>Retak</title></head><body><article><h1>Bendungan retak</h1>"
        + "<p>Retakan itu muncul pada Senin malam, kata juru bicara pengelola bendungan.</p>" * 6
        + "</article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "catatan.md").write_text("# Catatan\n\nMenurut **BNPB**, hujan masih turun.\n", encoding="utf-8")
    (tmp_path / "lama.txt").write_bytes("The café’s owner said that prices rose.\n".encode("cp1252") * 10)
    run("new", "a.sorotan")
    told = json.loads(run("import", "a.sorotan", "halaman.html", "catatan.md", "lama.txt", "--json"))
    assert (len(told["imported"]), told["failed"]) == (3, [])


def test_it_knows_a_source_again_in_another_script(run, tmp_path):
    (tmp_path / "a.txt").write_text("Zelenskiy diam saja.\nЗеленський mengatakan bahwa jalan dibuka.", encoding="utf-8")
    run("new", "a.sorotan")
    run("import", "a.sorotan", "a.txt", "--language", "id")
    run("highlight", "a.sorotan", 1, 0, 20, "--source", "Zelenskiy")
    run("suggest", "a.sorotan", "--workers", 2)
    run("accept", "a.sorotan")
    run("export", "a.sorotan", "--to", "klaim.csv")
    with (tmp_path / "klaim.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] == ["Zelenskiy", "Zelenskiy"]


def test_it_predicts_and_says_its_version(run, tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": "a", "text": "Menurut BNPB, hujan masih turun."}\n', encoding="utf-8")
    run("predict", "in.jsonl", "out.jsonl", "--language", "id")
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(json.loads(line)["attributions"]) == 1
    assert run("--version").startswith("sorotan ")


def test_a_problem_is_told_in_words(run):
    run("check", "tiada.sorotan", code=1)


def test_it_carries_no_tools_for_making_software(bundle):
    names = {path.name for path in (bundle / "_internal").iterdir()}
    assert names.isdisjoint({"pip", "setuptools", "pytest", "hypothesis", "mypy", "torch", "PyInstaller"})


def test_every_part_has_a_licence_with_its_text(bundle):
    resources = bundle / "_internal" / "resources"
    rows = json.loads((resources / "parts.json").read_text(encoding="utf-8"))
    assert {"sorotan", "Python", "Qt", "spacy", "numpy", "sorotan_id_news_sm"} <= {row["name"] for row in rows}
    for row in rows:
        assert row["licence"], row
        texts = [(resources / name).read_text(encoding="utf-8") for name in row["files"]]
        assert sum(map(len, texts)) > 300, row


def test_the_sbom_names_each_part_once(bundle):
    sbom = json.loads((bundle / "sbom.cdx.json").read_text(encoding="utf-8"))
    rows = json.loads((bundle / "_internal" / "resources" / "parts.json").read_text(encoding="utf-8"))
    assert sbom["bomFormat"] == "CycloneDX"
    named = sorted((one["name"], one["version"]) for one in sbom["components"])
    assert named == sorted((row["name"], row["version"]) for row in rows if row["name"] != "sorotan")
    references = {one["bom-ref"] for one in sbom["components"]} | {sbom["metadata"]["component"]["bom-ref"]}
    assert {ref for one in sbom["dependencies"] for ref in (one["ref"], *one.get("dependsOn", ()))} <= references


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="told by the files of Linux")
def test_each_library_in_it_belongs_to_a_part_that_is_listed(bundle):
    """A library that came from the system is in the list by its Debian package, where Debian's tools are."""
    if shutil.which("dpkg-query") is None:
        pytest.skip("there is no dpkg-query")
    rows = json.loads((bundle / "_internal" / "resources" / "parts.json").read_text(encoding="utf-8"))
    listed = {row["name"] for row in rows if row["kind"] == "system"}
    found = {
        package
        for path in (bundle / "_internal").glob("lib*.so*")
        if not path.is_symlink() and not path.name.startswith("libpython") and (package := owner(path.name))
    }
    assert found
    assert found <= listed


def owner(name: str) -> str:
    """Give the Debian package that a library of this name belongs to."""
    told = subprocess.run(["dpkg-query", "--search", f"*/{name}"], capture_output=True, text=True, check=False).stdout
    return told.split(":")[0] if told else ""


def test_what_a_system_may_lack_lies_apart_and_is_not_found_by_chance(bundle):
    apart = {path.name for path in (bundle / "_internal" / "lent").iterdir()}
    assert {"libGL.so.1", "libEGL.so.1", "libxcb.so.1"} <= apart
    assert apart.isdisjoint(path.name for path in (bundle / "_internal").iterdir())
