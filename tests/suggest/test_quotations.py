"""Which stretches stand in quotation marks."""

import pytest

from annotations.suggest.quotations import quotations

LONG = "tidak ada lagi air bersih di desa kami sejak bulan lalu"


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Ia berseru, "Awas!" lalu lari.', ['"Awas!"']),
        ("Ia berseru, “Awas!” lalu lari.", ["“Awas!”"]),
        ("Ia berseru, „Awas!“ lalu lari.", ["„Awas!“"]),
        ("Ia berseru, «Awas!» lalu lari.", ["«Awas!»"]),
        ("Ia berseru, »Awas!« lalu lari.", ["»Awas!«"]),
        ("She cried, ‘Run!’ and ran.", ["‘Run!’"]),
        ("She cried, ``Run!'' and ran.", ["``Run!''"]),
        ("Ia berseru, ”Awas!” lalu lari.", ["”Awas!”"]),
        ('“Awas!" seru Tono.', ['“Awas!"']),
        ('"Satu." Jeda. "Dua."', ['"Satu."', '"Dua."']),
    ],
    ids=["straight", "curly", "german", "guillemets", "turned", "single", "tex", "same", "mixed", "two"],
)
def test_each_pair_of_marks_is_read(text, found):
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text", ["“Ia bilang ‘jangan’ kepada kami,” kata Tono.", '“Ia bilang "jangan" saja,” kata Tono.'], ids=["‘", '"']
)
def test_an_inner_quotation_is_left_to_the_outer(text):
    assert quoted(text)[0].startswith("“Ia bilang")
    assert "‘jangan’" not in quoted(text)


@pytest.mark.parametrize("text", ["The farmers’ boats don’t leak.", "Jum'at itu Tono's kios tutup.", "rock ’n’ roll"])
def test_an_apostrophe_is_no_quotation_mark(text):
    assert quoted(text) == []


def test_a_mark_without_partner_opens_speech_to_the_end_of_its_paragraph():
    assert quoted(f"“{LONG}.\nAir datang hari ini.") == [f"“{LONG}."]


def test_a_mark_without_partner_closes_speech_from_the_beginning_of_its_paragraph():
    assert quoted(f"Pasar buka.\n  {LONG},” kata Tono.") == [f"{LONG},”"]


@pytest.mark.parametrize("text", ['Papan 24" itu patah.', "“", "”", '"'])
def test_any_other_mark_without_partner_is_nothing(text):
    assert quoted(text) == []


def test_a_quotation_ends_with_its_paragraph():
    assert all("\n" not in one for one in quoted(f'"{LONG}\n{LONG}" {LONG}\n"{LONG}"'))


def test_a_mark_that_is_never_closed_does_not_swallow_thousands_of_words():
    text = f'Tono menulis "{LONG * 100} dan "ya" begitu.'
    assert max(map(len, quoted(text)), default=0) < 4000
