"""Have LibreOffice read a CSV and compare every cell: `python tests/export/libreoffice.py FILE.csv`."""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
}
TABLE, TEXT, OFFICE = (f"{{{NAMES[name]}}}" for name in ("table", "text", "office"))
AS_CSV = "CSV:44,34,76,1,,0,false,true,false"  # comma, quote, UTF-8, from line 1, detect no numbers in other forms


def words(node: etree._Element) -> str:
    """Give the text of a paragraph."""
    found = node.text or ""
    for child in node:
        inside = {TEXT + "s": " " * int(child.get(TEXT + "c", "1")), TEXT + "tab": "\t", TEXT + "line-break": "\n"}
        found += inside.get(child.tag, words(child) if len(child) or child.text else "") + (child.tail or "")
    return found


def cells(row: etree._Element) -> Iterator[str]:
    """Give the cells of a row, without the endless empty ones at its end."""
    for cell in row.iterfind("table:table-cell", NAMES):
        if cell.get(TABLE + "formula"):
            raise SystemExit(f"a formula: {cell.get(TABLE + 'formula')}")
        value = "\n".join(words(one) for one in cell.iterfind("text:p", NAMES))
        value = cell.get(OFFICE + "value") if cell.get(OFFICE + "value-type") == "float" else value
        yield from [value or ""] * min(int(cell.get(TABLE + "number-columns-repeated", "1")), 100)


def main(path: Path) -> int:
    """Print what differs; give the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "fods", "--outdir", folder, f"--infilter={AS_CSV}", path]
        subprocess.run(command, check=True, capture_output=True)
        tree = etree.parse(Path(folder) / f"{path.stem}.fods")
    found = [list(cells(row)) for row in tree.iterfind(".//table:table-row", NAMES)]
    with path.open(encoding="utf-8-sig", newline="") as file:
        wanted = list(csv.reader(file))
    differ = 0
    for number, row in enumerate(wanted):
        there = (found[number] + [""] * len(row))[: len(row)] if number < len(found) else [""] * len(row)
        for name, one, other in zip(wanted[0], row, there, strict=True):
            if one != other:
                differ += 1
                print(f"row {number}, {name}: {one!r} came back as {other!r}")
    print(f"{len(wanted) - 1} rows of {len(wanted[0])} columns; {differ} cells differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
