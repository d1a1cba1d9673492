"""What docs/suggestions.md says is what happens."""

import re
from pathlib import Path

import pytest

from annotations.suggest.pipelines import suggest

PAGE = (Path(__file__).parents[2] / "docs" / "suggestions.md").read_text(encoding="utf-8")
TABLE = PAGE.split("## What it looks for")[1].split("\n\n")[1]
EXAMPLES = [one for one in re.findall(r"\*([^*]+)\*", TABLE) if "…" not in one]


def test_the_example_for_spacy_prints_what_the_page_says(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "suggestions.md", "exec"), {})  # noqa: S102  our own page
    assert f"It prints `{capsys.readouterr().out.strip()}`" in PAGE


@pytest.mark.parametrize("text", EXAMPLES)
def test_each_example_is_one_suggestion(text):
    assert [len(suggest(text, language)) for language in ("id", "en")].count(1) >= 1


def test_there_are_examples():
    assert len(EXAMPLES) >= 8
