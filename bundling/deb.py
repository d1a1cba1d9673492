"""A package for Debian of what lies in dist/sorotan: `python -m bundling.deb`, or `make deb`. Needs dpkg-deb."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from bundling import icons
from bundling.parts import SBOM

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "dist" / "sorotan"
LINUX = ROOT / "resources" / "linux"
# What the folder can lend (gui/lent.py) is better taken from the system, whose own fits its drivers.
DEPENDS = ("libgl1", "libegl1", "libxcb1", "libwayland-client0", "libwayland-cursor0", "fontconfig-config")
RECOMMENDS = ("xkb-data", "shared-mime-info", "fonts-noto-core | fonts-freefont-ttf")
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)")
_CONTROL = """\
Package: sorotan
Version: {version}
Architecture: {architecture}
Maintainer: The Sorotan developers <developers@sorotan.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: text
Priority: optional
Description: annotation of claims in news articles
 Highlight what an article claims, tag each claim with its source or a chain of
 sources, rate it with the Admiralty code, and export everything to CSV.
 Suggests claims in Indonesian and English. Nothing leaves the machine.
 .
 This package brings its own Python and Qt.
"""


def lay_out(folder: Path, tree: Path) -> None:
    """Lay the bundle, the desktop entry, icons, the MIME type and the licences where Debian wants them."""
    share = tree / "usr" / "share"
    shutil.copytree(folder, tree / "usr" / "lib" / "sorotan", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "sorotan").symlink_to("../lib/sorotan/sorotan")
    _copy(LINUX / "sorotan.desktop", share / "applications" / "sorotan.desktop")
    _copy(LINUX / "sorotan.xml", share / "mime" / "packages" / "sorotan.xml")
    hicolor = share / "icons" / "hicolor"
    _copy(icons.SVG, hicolor / "scalable" / "apps" / "sorotan.svg")
    for size in icons.OF_LINUX:
        path = hicolor / f"{size}x{size}" / "apps" / "sorotan.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(icons.png(size))
    documents = share / "doc" / "sorotan"
    _copy(folder / SBOM, documents / SBOM)
    (documents / "copyright").write_text(_copyright(), encoding="utf-8")
    with gzip.GzipFile(documents / "CHANGELOG.md.gz", "wb", mtime=0) as file:
        file.write((ROOT / "CHANGELOG.md").read_bytes())
    for path in tree.rglob("*"):
        if not path.is_symlink():
            # What can be run is the program alone; libraries are only read.
            path.chmod(0o755 if path.is_dir() or path.name == "sorotan" else 0o644)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _copyright() -> str:
    return (
        (ROOT / "LICENSE").read_text(encoding="utf-8")
        + "\nThe package holds Python, Qt and other parts, each under a licence of its own. All are listed in\n"
        + f"{SBOM} beside this file; their texts lie in /usr/lib/sorotan/_internal/resources/licences/parts.\n"
    )


def control(tree: Path, version: str) -> str:
    """Give the control file of what was laid out."""
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    glibc = max(int(found) for path in files if _is_elf(path) for found in _GLIBC.findall(path.read_bytes()))
    return _CONTROL.format(
        version=version,
        architecture=_say("dpkg", "--print-architecture"),
        kilobytes=sum(-(-path.stat().st_size // 1024) for path in files),
        depends=", ".join((f"libc6 (>= 2.{glibc})", *DEPENDS)),
        recommends=", ".join(RECOMMENDS),
    )


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _say(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    """Make the package beside the bundle; give the exit code."""
    if not FOLDER.is_dir() or shutil.which("dpkg-deb") is None:
        print("A package needs dist/sorotan, which `make bundle` makes, and Debian's dpkg-deb.", file=sys.stderr)
        return 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    os.umask(0o022)
    lay_out(FOLDER, tree)
    about = control(tree, version)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(about, encoding="utf-8")
    (target,) = re.findall(r"^Architecture: (.*)$", about, re.MULTILINE)
    path = FOLDER.parent / f"sorotan_{version}_{target}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", str(tree), str(path)], check=True)
    shutil.rmtree(tree)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
