"""Which source a name means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.linking import Link, Linker, spelling
from annotations.model import SourceKind

KCNA, ZELENSKIY, BNPB, LAVROV, FOREIGN, SRI, TONO, PORT = range(1, 9)
PERSON, GOVERNMENT, ORGANISATION = SourceKind.PERSON, SourceKind.GOVERNMENT, SourceKind.ORGANISATION


@pytest.fixture
def linker() -> Linker:
    return Linker(
        [
            (KCNA, SourceKind.NEWS_AGENCY, ["KCNA"]),
            (ZELENSKIY, PERSON, ["Zelenskiy"]),
            (BNPB, GOVERNMENT, ["BNPB"]),
            (LAVROV, PERSON, ["Sergei Lavrov"]),
            (FOREIGN, GOVERNMENT, ["Kementerian Luar Negeri"]),
            (SRI, PERSON, ["Sri Wahyuni"]),
            (TONO, PERSON, ["Tono Wahyuni"]),
            (PORT, ORGANISATION, ["Otoritas Pelabuhan Kemuning"]),
        ]
    )


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("kcna", SourceKind.UNNAMED, Link(KCNA, "name")),
        ("Korean Central News Agency", SourceKind.NEWS_AGENCY, Link(KCNA, "gazetteer")),
        ("Kantor Berita Pusat  Korea", SourceKind.NEWS_AGENCY, Link(KCNA, "gazetteer")),
        ("Zelensky", PERSON, Link(ZELENSKIY, "spelling")),
        ("Zelenskyy", PERSON, Link(ZELENSKIY, "spelling")),
        ("Зеленський", PERSON, Link(ZELENSKIY, "spelling")),
        ("Volodymyr Zelenskyj", PERSON, Link(ZELENSKIY, "surname")),
        ("Sergey Lavrov", PERSON, Link(LAVROV, "spelling")),
        ("Лавров", PERSON, Link(LAVROV, "surname")),
        ("Badan Nasional Penanggulangan Bencana", GOVERNMENT, Link(BNPB, "gazetteer")),
        ("OPK", ORGANISATION, Link(PORT, "acronym")),
        ("Otoritas Pelabuhan Kemunning", ORGANISATION, Link(PORT, "spelling")),
        ("Otoritas Pelabuhan Kemunang", ORGANISATION, Link(PORT, "spelling")),
    ],
)
def test_another_name_of_the_same_source(linker, name, kind, wanted):
    assert linker.find(name, kind) == wanted


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Maria Lavrov", PERSON),
        ("Kementerian Dalam Negeri", GOVERNMENT),
        ("Kantor Lelang Nusantara", GOVERNMENT),
        ("Wahyuni", PERSON),
        ("Sri Wahyuningsih", PERSON),
        ("Lavrov", GOVERNMENT),
        ("Reuters", SourceKind.NEWS_AGENCY),
        ("", PERSON),
    ],
)
def test_a_name_that_means_nobody_here_or_two_of_them(linker, name, kind):
    assert linker.find(name, kind) is None


def test_a_source_added_later_is_found_at_once(linker):
    assert linker.find("Rahmat Hidayat", PERSON) is None
    linker.add(9, PERSON, ["Rachmat Hidayat"])
    assert linker.find("Rahmat Hidayat", PERSON) == Link(9, "spelling")


@given(st.text(max_size=60), st.sampled_from(list(SourceKind)))
def test_any_name_is_found_again_by_itself(name, kind):
    found = Linker([(1, kind, [name])]).find(name, kind)
    assert found is not None
    assert found.source_id == 1


@given(st.text(max_size=60))
@example("OOµ")
@example("kkh")
def test_a_spelling_is_spelled_as_itself(name):
    assert spelling(spelling(name)) == spelling(name)
