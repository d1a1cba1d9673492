"""What a bundle is made of: the list for About, the texts of all licences, and the SBOM in CycloneDX's JSON.

Called by build.spec with what PyInstaller found, so that the list holds what is in the folder and nothing else.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any

from annotations.parts import FOLDER, LIST, SEE_TEXT, Part, base, data, distributions, part_of

ROOT = Path(__file__).parents[1]
SBOM = "sbom.cdx.json"
_COMMON = Path("/usr/share/common-licenses")


def distributions_of(names: Iterable[str]) -> Iterator[Part]:
    """Give the installed distributions to which modules or files of the bundle belong, and the boot loader's.

    Args:
        names: dotted names of modules, or paths inside the bundle.
    """
    owners = packages_distributions()
    tops = {name.replace("\\", "/").split("/")[0].split(".")[0] for name in names}
    found = {"sorotan", "pyinstaller", *(owner for top in tops for owner in owners.get(top, ()))}
    for name in sorted(found):
        yield part_of(distribution(name))


def not_required() -> list[str]:
    """Give the modules of what is installed though the program does not require it, such as the tools of its tests."""
    required = {_key(part.name) for part in distributions()}
    return sorted(
        top for top, owners in packages_distributions().items() if required.isdisjoint(_key(owner) for owner in owners)
    )


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def libraries_of(files: Iterable[Path]) -> Iterator[Part]:
    """Give the Debian packages to which files belong that were taken from the system; nothing elsewhere."""
    if shutil.which("dpkg-query") is None:
        return
    seen = set()
    for file in sorted(files):
        package = _owner(file)
        if package and package not in seen:
            seen.add(package)
            yield _debian(package)


def _owner(file: Path) -> str:
    # Debian knows a file by the path it was packed with, and /lib may be a link to /usr/lib.
    for path in dict.fromkeys((file, file.resolve(), Path("/", *file.resolve().parts[2:]))):
        said = _say("dpkg-query", "--search", str(path))
        if said:
            return said.split(":")[0]
    return ""


def _debian(package: str) -> Part:
    number = _say("dpkg-query", "--show", "--showformat=${Version}\n", package).splitlines()[0]
    text = Path("/usr/share/doc", package, "copyright")
    if not text.is_file():
        raise SystemExit(f"{text} is missing, so that the licence of {package} cannot be shipped")
    whole = text.read_text(encoding="utf-8", errors="replace")
    named = [path for path in sorted(_COMMON.glob("*")) if path.is_file() and str(path) in whole]
    return Part(package, number, _of_all_files(whole) or SEE_TEXT, (text, *named), "system")


def _of_all_files(copyright_file: str) -> str:
    """Give the licence that goes for all files but those that are named, where the file is in Debian's form (DEP 5)."""
    for paragraph in copyright_file.split("\n\n"):
        lines = paragraph.strip().splitlines()
        if lines and re.fullmatch(r"Files:\s*\*\s*", lines[0]):
            return next((line.partition(":")[2].strip() for line in lines if line.startswith("License:")), "")
    return ""


def _say(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def all_parts(names: Iterable[str], libraries: Iterable[Path]) -> list[Part]:
    """Give all parts of a bundle: distributions, Python, Qt, our weights, libraries of the system."""
    return [*distributions_of(names), *base(), *data(), *libraries_of(libraries)]


def write_list(parts: Iterable[Part], folder: Path) -> None:
    """Write the list and the texts where About finds them, for the resources of a bundle.

    Raises:
        SystemExit: a part has no text of a licence, and so must not be handed on.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = []
    for part in parts:
        text = part.text()
        if not text or not part.licence:
            raise SystemExit(f"{part.name} {part.version} brings no licence: add its text to resources/{FOLDER}")
        place = Path(FOLDER, "parts", f"{part.name.lower().replace(' ', '-').replace('’', '')}.txt")
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(f"{part.name} {part.version}: {part.licence}\n\n{text}\n", encoding="utf-8")
        rows.append(
            {
                "name": part.name,
                "version": part.version,
                "licence": part.licence,
                "kind": part.kind,
                "files": [place.as_posix()],
            }
        )
    (folder / LIST).write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_sbom(parts: Iterable[Part], path: Path) -> None:
    """Write the SBOM: CycloneDX's own account of the environment, without what is not in the bundle, with the rest.

    Raises:
        SystemExit: what came out does not fit the schema of CycloneDX.
    """
    parts = list(parts)
    account: dict[str, Any] = json.loads(
        subprocess.run(
            [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml"),
             "--output-reproducible", "--spec-version", "1.6", "--no-validate", sys.executable],
            capture_output=True, text=True, check=True,
        ).stdout
    )  # fmt: skip
    known = {(one["name"].lower(), one["version"]): one for one in account["components"]}
    components = [_component(part, known) for part in parts if part.name != "sorotan"]
    kept = {one["bom-ref"] for one in components} | {account["metadata"]["component"]["bom-ref"]}
    account["components"] = components
    account["dependencies"] = [
        one | {"dependsOn": [ref for ref in one.get("dependsOn", ()) if ref in kept]}
        for one in account["dependencies"]
        if one["ref"] in kept
    ]
    text = json.dumps(account, indent=1, ensure_ascii=False) + "\n"
    if (fault := _fault(text)) is not None:
        raise SystemExit(f"The SBOM is not CycloneDX: {fault}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _fault(sbom: str) -> object:
    """Give what CycloneDX's own schema has against an SBOM; None where it is valid."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom)


def _component(part: Part, known: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    if part.kind == "python":
        return known[part.name.lower(), part.version]
    made: dict[str, Any] = {
        "type": "data" if part.kind == "data" else "library",
        "bom-ref": f"{part.kind}:{part.name}=={part.version}",
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if part.kind == "system":
        made["purl"] = f"pkg:deb/debian/{part.name}@{part.version.replace(':', '%3A').replace('+', '%2B')}"
    return made
