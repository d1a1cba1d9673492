"""Where a report was filed is no part of its first claim."""

import pytest

from annotations.suggest.datelines import datelines
from annotations.suggest.pipelines import suggest


@pytest.mark.parametrize(
    "dateline",
    [
        "TELUK KEMUNING — ",
        "RANDU ALAS, Warta.com - ",
        "Randu Alas (ANTARA) - ",
        "WARTA.CO, Randu Alas - ",
        "Warta6.com, Kemuning ",
        "SORREL, Nov 3 (Reuters) – ",
        "SORREL ISLANDS, Nov. 3 (Reuters) - ",
        "PORT QUIST, Sorrel Islands -- ",
    ],
)
@pytest.mark.parametrize("before", ["", "Pelabuhan Ditutup\n\n"])
def test_a_dateline_is_left_out_of_the_claim(dateline, before):
    text = f"{before}{dateline}Dermaga utama ditutup sampai Rabu, kata Hadi Pranoto."
    (line,) = datelines(text)
    assert text[slice(*line)] == dateline
    (found,) = suggest(text, "id")
    assert [text[slice(*span)] for span in found.spans] == ["Dermaga utama ditutup sampai Rabu"]
    assert found.source == "Hadi Pranoto"


@pytest.mark.parametrize(
    "text",
    [
        "Lintas Samudra – perusahaan pelayaran itu – mengatakan bahwa dermaga ditutup.",
        "Hadi Pranoto mengatakan bahwa dermaga ditutup — Rabu nanti.",
        "dermaga - Rabu",
        "",
    ],
)
def test_a_clause_between_dashes_is_no_dateline(text):
    assert datelines(text) == []


def test_many_lines_that_almost_are_datelines_take_no_longer():
    assert datelines("A b, " * 200_000) == []
    assert datelines(("Aa " * 6 + "(" + "b" * 60 + "\n") * 20_000) == []
