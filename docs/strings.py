"""The catalogues of what stands on the screen, made from the source: `make strings`. See docs/languages.md.

Qt's own tools read Python only where a text stands in the call; ours stand also in tables (the acts, the codes of the
Admiralty) and in what the core says. So they are found here and handed to lupdate, which keeps the .ts files.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from annotations import model

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "languages"
CONTEXT = "Sorotan"
# Of the core what the window never shows: it speaks on the command line alone.
_COMMAND_LINE = ("cli.py", "keeping.py", "terminal.py", "predict.py", "evaluate.py")
_STEPS = ("step", "aside", "_many", "_set", "_set_source")
_PROBLEMS = ("Problem", "OpenElsewhere", "Damaged")
_ENUMS = (model.Quotation, model.SourceKind)
# What Qt puts on the screen itself; Qt brings no Indonesian.
OF_QT = {
    "QPlatformTheme": ("OK", "Cancel", "Close", "&Yes", "&No", "Save", "Open", "Discard", "Apply", "Reset", "Help"),
    "QWidgetTextControl": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All", "Copy &Link Location"),
    "QLineEdit": ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
    "QAbstractSpinBox": ("&Select All", "&Step up", "Step &down"),
    "QMessageBox": ("Show Details...", "Hide Details..."),
    "QDockWidget": ("Close",),
    "QKeySequenceEdit": ("Press shortcut",),
    "QFileDialog": (
        *("Look in:", "&File name:", "File &name:", "Files of type:", "Directory:", "&Open", "&Save", "&Choose"),
        *(
            "Open",
            "Save As",
            "Back",
            "Forward",
            "Parent Directory",
            "Create New Folder",
            "Create a New Folder",
            "List View",
        ),
        *("Detail View", "&Rename", "&Delete", "Show &hidden files", "&New Folder", "All Files (*)", "Computer"),
    ),
}


class Text(NamedTuple):
    """A text to be translated.

    Attributes:
        plural: it has a number in it, so it has a form for each that the language tells apart.
    """

    context: str
    text: str
    plural: bool


def collect() -> list[Text]:
    """Give every text that can stand on the screen, each once, in the order of the source."""
    found: dict[Text, None] = {}
    for path in sorted((ROOT / "gui").glob("*.py")):
        found |= dict.fromkeys(Text(CONTEXT, text, plural) for text, plural in _of_window(_parsed(path)))
    words = [str(one) for enum in _ENUMS for one in enum]
    words += [*model.RELIABILITY_MEANINGS.values(), *model.CREDIBILITY_MEANINGS.values()]
    words += of_core()
    found |= dict.fromkeys(Text(CONTEXT, text, False) for text in words)
    found |= dict.fromkeys(Text(context, text, False) for context, texts in OF_QT.items() for text in texts)
    plural = {one.text for one in found if one.plural}
    return [one for one in found if one.plural or one.text not in plural]


def of_core() -> list[str]:
    """Give what the core says: messages and hints of its Problems, and names of its steps, {0} where a value stands."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "annotations").rglob("*.py")):
        if path.name not in _COMMAND_LINE:
            found |= dict.fromkeys(_of_core(_parsed(path)))
    return list(found)


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _of_window(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    for call in _calls(tree):
        match _name(call), call.args:
            case "tr", [ast.Constant(value=str(text)), *rest]:
                yield text, bool(rest)
            case "tr", [ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))), *rest]:
                yield one, bool(rest)
                yield other, bool(rest)
            case "marked", [ast.Constant(value=str(text))]:
                yield text, False
            case "_edge", [_, ast.Constant(value=str(text)), _]:
                yield text, False
            case "Act", [_, ast.Constant(value=str(text)), ast.Constant(value=str(menu)), *_]:
                yield from ((one, False) for one in (text, menu) if one)
                for word in call.keywords:
                    if word.arg == "under" and isinstance(word.value, ast.Constant):
                        yield str(word.value.value), False


def _of_core(tree: ast.Module) -> Iterator[str]:
    for call in _calls(tree):
        name = _name(call)
        if name in _PROBLEMS:
            for argument in call.args:
                yield from _templates(argument)
        elif name in _STEPS:
            for argument in call.args:
                yield from _step_names(name, argument)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _named_before(node)
    for node in ast.walk(tree):  # tables of messages and hints, made into Problems elsewhere
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "_HINTS" for t in node.targets):
            yield from (t for one in ast.walk(node.value) if isinstance(one, ast.Constant) for t in _templates(one))
        if isinstance(node, ast.FunctionDef) and node.name == "_problem":
            pairs = [one.elts[1:] for one in ast.walk(node) if isinstance(one, ast.Tuple) and len(one.elts) == 3]
            yield from (template for pair in pairs for part in pair for template in _templates(part))


def _named_before(function: ast.FunctionDef) -> Iterator[str]:
    """Give the texts of the variables of a function that are handed to Problems in it, such as a hint."""
    handed = {
        argument.id
        for call in _calls(function)
        if _name(call) in _PROBLEMS
        for argument in call.args
        if isinstance(argument, ast.Name)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id in handed for to in node.targets):
            yield from _templates(node.value)


def _step_names(function: str, argument: ast.expr) -> Iterator[str]:
    for template in _templates(argument):
        yield template
        if function in ("_many", "_set"):
            yield template + " on {" + str(template.count("{")) + "}"


def _templates(node: ast.expr) -> Iterator[str]:
    """Give a text with {0}, {1} … for its values; of a choice both; nothing for what is no text."""
    match node:
        case ast.Constant(value=str(text)) if text.strip():
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _templates(one)
            yield from _templates(other)
        case ast.JoinedStr(values=values):
            parts, at = [], 0
            for value in values:
                if isinstance(value, ast.Constant):
                    parts.append(str(value.value))
                else:
                    parts.append("{" + str(at) + "}")
                    at += 1
            text = "".join(parts)
            if any(letter.isalpha() for part in parts if not part.startswith("{") for letter in part):
                yield text


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


# The files


def catalogue(language: str) -> dict[Text, list[str]]:
    """Read a .ts file: for each text its translations, one a form, "" where it is not finished."""
    found = {}
    for context in ElementTree.parse(ts_path(language)).getroot().iter("context"):  # noqa: S314  our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            said = message.find("translation")
            if said is None or said.get("type") in ("obsolete", "vanished"):
                continue
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            plural = message.get("numerus") == "yes"
            unfinished = said.get("type") == "unfinished"
            found[Text(name, message.findtext("source", ""), plural)] = [""] * len(forms) if unfinished else forms
    return found


def ts_path(language: str) -> Path:
    """Give the file that a translator edits."""
    return FOLDER / f"sorotan_{language}.ts"


def core_templates() -> str:
    """Give core.json: the patterns of what the core says, the most telling first."""
    with_values = [text for text in of_core() if "{0}" in text]
    return json.dumps(sorted(with_values, key=lambda text: (-len(text), text)), ensure_ascii=False, indent=1) + "\n"


def as_calls(texts: Iterable[Text]) -> str:
    """Give the texts as calls that lupdate reads; in Python it would not see which are plural."""
    lines = ["int n = 0;"]
    for context, text, plural in texts:
        number = ", nullptr, n" if plural else ""
        lines.append(f"QCoreApplication::translate({_quoted(context)}, {_quoted(text)}{number});")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main() -> int:
    """Bring the .ts files up to the source, and make the .qm files from them."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "core.json").write_text(core_templates(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "strings.cpp"
        source.write_text(as_calls(collect()), encoding="utf-8")
        for language, extra in (("en", ["-pluralonly"]), ("id", [])):
            target = str(ts_path(language))
            how = ["-source-language", "en", "-target-language", language, "-locations", "none", "-no-obsolete", *extra]
            _run("lupdate", str(source), *how, "-ts", target)
            _run("lrelease", target, "-qm", str(FOLDER / f"sorotan_{language}.qm"))
    left = [text for text, said in catalogue("id").items() if not all(said)]
    for text in left:
        print("not translated:", text.text)
    return 1 if left else 0


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / f"pyside6-{tool}"), *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main())
