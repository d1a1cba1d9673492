"""Which claims are found, with which cue and source: one example a rule."""

import pytest

from annotations.model import KnownSource, Quotation, SourceKind
from annotations.suggest.pipelines import suggest
from tests.suggest.reading import read

ID = [
    ("Sri Wahyuni mengatakan bahwa bendungan itu aman.", "bendungan itu aman", "mengatakan", "Sri Wahyuni"),
    ("Tono Prasetya menyatakan jembatan akan dibuka.", "jembatan akan dibuka", "menyatakan", "Tono Prasetya"),
    ("Menurut Sri Wahyuni, bendungan itu retak.", "bendungan itu retak", "Menurut", "Sri Wahyuni"),
    ("Bendungan itu retak, menurut Sri Wahyuni.", "Bendungan itu retak", "menurut", "Sri Wahyuni"),
    ('"Kami tidak panik," kata Sri Wahyuni.', '"Kami tidak panik,"', "kata", "Sri Wahyuni"),
    (
        "“Kami tidak panik,” ujar Sri Wahyuni, juru bicara pengelola bendungan, di Randu Alas, Senin.",
        "“Kami tidak panik,”",
        "ujar",
        "Sri Wahyuni, juru bicara pengelola bendungan",
    ),
    ('"Air naik," kata Tono, "tetapi kami siap."', '"Air naik," | "tetapi kami siap."', "kata", "Tono"),
    ("Air sudah surut, katanya.", "Air sudah surut", "kata", "nya"),
    ("Menurutnya, air akan surut besok.", "air akan surut besok", "Menurut", "nya"),
    ("Dilaporkan bahwa tiga rumah hanyut.", "tiga rumah hanyut", "Dilaporkan", ""),
    ("Dikatakannya, tiga rumah hanyut.", "tiga rumah hanyut", "Dikatakan", "nya"),
    (
        "Lestari Wibowo menyebut kebakaran itu sebagai bencana terbesar.",
        "kebakaran itu sebagai bencana terbesar",
        "menyebut",
        "Lestari Wibowo",
    ),
    ("Wali kota meminta warga mengungsi ke bukit.", "warga mengungsi ke bukit", "meminta", "Wali kota"),
    (
        "Sri Wahyuni bertanya apakah pintu air sudah ditutup.",
        "apakah pintu air sudah ditutup",
        "bertanya",
        "Sri Wahyuni",
    ),
    (
        "Survei itu menunjukkan bahwa separuh warga menolak pasar baru.",
        "separuh warga menolak pasar baru",
        "menunjukkan",
        "Survei itu",
    ),
    (
        "Gubernur: Jembatan Teluk Kemuning Segera Dibuka",
        "Jembatan Teluk Kemuning Segera Dibuka",
        "",
        "Gubernur",
    ),
    ("Wali Kota Bantah Tutup Pasar Ikan", "Tutup Pasar Ikan", "Bantah", "Wali Kota"),
    ("Dilansir Reuters, hutan itu terbakar.", "hutan itu terbakar", "Dilansir", "Reuters"),
    ("Hutan itu terbakar, seperti dilaporkan Reuters.", "Hutan itu terbakar", "seperti dilaporkan", "Reuters"),
    (
        "Hutan itu terbakar, seperti dilaporkan oleh kantor berita Reuters.",
        "Hutan itu terbakar",
        "seperti dilaporkan oleh",
        "kantor berita Reuters",
    ),
]
EN = [
    ("Ana Reyes said that the dam was safe.", "the dam was safe", "said", "Ana Reyes"),
    ("Ana Reyes said the dam was safe.", "the dam was safe", "said", "Ana Reyes"),
    ('"We will rebuild," said Ana Reyes.', '"We will rebuild,"', "said", "Ana Reyes"),
    ('"We will rebuild," Ana Reyes said.', '"We will rebuild,"', "said", "Ana Reyes"),
    ("‘We will rebuild,’ said Ana Reyes.", "‘We will rebuild,’", "said", "Ana Reyes"),
    (
        '"We will rebuild," Ana Reyes said, "but not here."',
        '"We will rebuild," | "but not here."',
        "said",
        "Ana Reyes",
    ),
    ("According to Ana Reyes, the dam had cracked.", "the dam had cracked", "According to", "Ana Reyes"),
    ("The dam had cracked, according to Ana Reyes.", "The dam had cracked", "according to", "Ana Reyes"),
    ("Ana Reyes believes the bridge will reopen.", "the bridge will reopen", "believes", "Ana Reyes"),
    ("The river flooded, the harbour authority said.", "The river flooded", "said", "the harbour authority"),
    ("The mill closed in May, Ana Reyes said.", "The mill closed in May", "said", "Ana Reyes"),
    ("Ana Reyes urged residents to leave.", "residents to leave", "urged", "Ana Reyes"),
    (
        "Ana Reyes described the flood as the worst in a decade.",
        "the flood as the worst in a decade",
        "described",
        "Ana Reyes",
    ),
    ("Mayor: Bridge To Reopen Soon", "Bridge To Reopen Soon", "", "Mayor"),
]
LINES = [("id", *case) for case in ID] + [("en", *case) for case in EN]


@pytest.mark.parametrize(("language", "text", "claim", "cue", "mention"), LINES, ids=[line[1][:40] for line in LINES])
def test_a_claim_with_its_cue_and_its_source(language, text, claim, cue, mention):
    (found,) = read(text, language)
    assert (found.claim, found.cue, found.mention) == (claim, cue, mention)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Hujan turun sejak pagi di Randu Alas. Para pedagang menutup kios, lalu pulang berjalan kaki."),
        ("id", "Program “Desa Terang” dimulai pada tahun 2019 dengan dana Rp10.000."),
        ("id", "Kata itu ditulis dengan huruf besar di papan nama."),
        ("id", "Buku itu disusun menurut abjad di toko Tono."),
        ("id", "Perahu bersandar di dermaga. Ombak setinggi dua meter. Nelayan memperbaiki jala."),
        ("id", "Warga berencana membangun pasar baru tahun depan."),
        ("en", "The rain began at noon. Traders closed their stalls and walked home."),
        ("en", 'The programme "Bright Village" began in 2019.'),
        ("en", "The bridge was built according to plan."),
        ("en", "He didn't like the rain."),
    ],
)
def test_ordinary_prose_holds_no_claim(language, text):
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Sri Wahyuni tidak mengatakan siapa yang menutup pintu air."),
        ("id", "Sri Wahyuni enggan menyebutkan jumlah perahu yang tenggelam."),
        ("en", "Ana Reyes did not say who closed the bridge."),
    ],
)
def test_what_somebody_did_not_say_is_no_claim(language, text):
    assert read(text, language) == []


def test_a_denial_outside_the_cue_leaves_the_claim_whole():
    (found,) = read("Sri Wahyuni tidak mengatakan bahwa pintu air ditutup.")
    assert (found.claim, found.cue) == ("pintu air ditutup", "tidak | mengatakan")


def test_a_denial_in_the_passive_names_who_denies():
    rumour, denial = sorted(read("Kabar bahwa bendungan itu jebol dibantah oleh Sri Wahyuni."))
    assert (rumour.claim, rumour.cue) == ("bendungan itu jebol", "Kabar")
    assert (denial.claim, denial.cue, denial.mention) == ("bendungan itu jebol", "dibantah oleh", "Sri Wahyuni")


def test_two_verbs_share_their_subject():
    first, second = read("Sri Wahyuni mengatakan bendungan aman dan menambahkan bahwa air mulai surut.")
    assert (first.claim, second.claim) == ("bendungan aman", "air mulai surut")
    assert first.source == second.source == "Sri Wahyuni"


def test_a_quotation_goes_on_after_its_cue():
    (found,) = read('"Air naik cepat," kata Tono. "Kami pindah ke bukit malam itu."')
    assert found.claim == '"Air naik cepat," | "Kami pindah ke bukit malam itu."'


def test_a_quotation_goes_on_in_its_own_paragraph_only():
    texts = read('"Air naik cepat," kata Tono.\n"Kami pindah ke bukit malam itu."')
    assert [(one.claim, one.mention) for one in texts] == [
        ('"Air naik cepat,"', "Tono"),
        ('"Kami pindah ke bukit malam itu."', ""),
    ]


def test_a_claim_inside_a_quotation_is_one_of_its_own():
    outer, inner = read("“Tono mengatakan bahwa perahu itu bocor,” kata Lestari Wibowo.")
    assert (outer.claim, outer.source) == ("“Tono mengatakan bahwa perahu itu bocor,”", "Lestari Wibowo")
    assert (inner.claim, inner.source) == ("perahu itu bocor", "Tono")


@pytest.mark.parametrize(
    ("language", "text", "claim", "source", "via"),
    [
        (
            "id",
            "Reuters, mengutip kementerian kehutanan, melaporkan bahwa hutan itu terbakar.",
            "hutan itu terbakar",
            "kementerian kehutanan",
            "Reuters",
        ),
        (
            "id",
            '"Hutan itu terbakar," kata Kepala Dinas Kehutanan Lestari Wibowo kepada Reuters.',
            '"Hutan itu terbakar,"',
            "Lestari Wibowo",
            "Reuters",
        ),
        (
            "en",
            "Reuters quoted Ana Reyes as saying the bridge was closed.",
            "the bridge was closed",
            "Ana Reyes",
            "Reuters",
        ),
        (
            "en",
            "Reuters, citing the harbour authority, reported that the bridge was closed.",
            "the bridge was closed",
            "harbour authority",
            "Reuters",
        ),
        (
            "en",
            "The bridge was closed, Reuters reported, citing the harbour authority.",
            "The bridge was closed",
            "harbour authority",
            "Reuters",
        ),
        ("en", '"The bridge is closed," Ana Reyes told Reuters.', '"The bridge is closed,"', "Ana Reyes", "Reuters"),
    ],
)
def test_who_passes_a_claim_on_stands_behind_its_source(language, text, claim, source, via):
    (found,) = read(text, language)
    assert (found.claim, found.source, found.via) == (claim, source, via)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("id", "Sri Wahyuni mengatakan air naik. Ia menambahkan bahwa pasar tutup.", "Sri Wahyuni"),
        ("id", "Gubernur Tono Prasetya tiba pada Senin. Dia mengatakan bahwa pasar tutup.", "Tono Prasetya"),
        ("id", "Menurut Sri Wahyuni, air naik. Pasar tutup, katanya.", "Sri Wahyuni"),
        ("id", "Menurut Sri Wahyuni, air naik. Wahyuni mengatakan bahwa pasar tutup.", "Sri Wahyuni"),
        ("id", "Menurut Sri Wahyuni, air naik. Mereka mengatakan bahwa pasar tutup.", ""),
        (
            "id",
            "Menurut Kementerian Kelautan, air naik. Kementerian itu menyatakan bahwa pasar tutup.",
            "Kementerian Kelautan",
        ),
        ("en", "Mayor Ana Reyes arrived on Monday. She said that the market closed.", "Ana Reyes"),
        ("en", "Carlos Medina said that water rose. He added that the market closed.", "Carlos Medina"),
    ],
)
def test_a_later_word_stands_for_who_was_named_before(language, text, name):
    assert read(text, language)[-1].source == name


def test_i_inside_a_quotation_is_its_speaker():
    found = read("“Saya mengatakan bahwa perahu itu bocor,” kata Lestari Wibowo.")
    assert [one.source for one in found if one.mention == "Saya"] == ["Lestari Wibowo"]


KCNA = KnownSource("KCNA", ("Kantor Berita Pusat Korea", "Korean Central News Agency"), SourceKind.NEWS_AGENCY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "KCNA melaporkan bahwa panen naik."),
        ("id", "Kantor Berita Pusat Korea melaporkan bahwa panen naik."),
        ("id", "Panen naik, seperti dilaporkan kantor berita pusat Korea."),
        ("en", "The Korean Central News Agency said that the harvest doubled."),
        ("en", "The harvest doubled, the Korean Central News Agency reported."),
    ],
)
def test_an_alias_names_the_source_of_the_project(language, text):
    (found,) = suggest(text, language, [KCNA])
    assert (found.source, found.kind) == ("KCNA", SourceKind.NEWS_AGENCY)


def test_a_short_name_in_capitals_is_known_as_written_only():
    who = KnownSource("WHO", (), SourceKind.ORGANISATION)
    assert read("Ana Reyes, who said that the dam broke, left.", "en", (who,))[0].source == "Ana Reyes"


def test_sources_of_one_call_are_forgotten_by_the_next():
    text = "Kantor Berita Pusat Korea melaporkan bahwa panen naik."
    assert read(text, "id", (KCNA,))[0].source == "KCNA"
    assert read(text)[0].source != "KCNA"


def test_without_a_lexicon_quotations_and_known_sources_still_work():
    text = (
        "Ana Reyes: “O mercado fechou ontem à noite.” Ninguém comprou “peixe”.\n“A ponte está fechada desde domingo.”"
    )
    first, second = suggest(text, "pt", [KnownSource("Ana Reyes", (), SourceKind.PERSON)])
    assert text[slice(*first.spans[0])] == "“O mercado fechou ontem à noite.”"
    assert (first.source, first.kind, second.source) == ("Ana Reyes", SourceKind.PERSON, "")


def test_without_a_lexicon_the_nearest_known_source_of_the_paragraph_is_taken():
    known = (KnownSource("Ana"), KnownSource("Tono"))
    text = "Ana …. Tono: “O mercado fechou ontem à noite.”\nAna"
    assert read(text, "pt", known)[0].source == "Tono"


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('"Kami tidak panik," kata Tono.', Quotation.DIRECT),
        ("Tono mengatakan bahwa warga “tidak panik sama sekali” malam itu.", Quotation.MIXED),
        ("Tono mengatakan bahwa warga pergi.", Quotation.INDIRECT),
    ],
)
def test_how_the_claim_is_quoted(text, quotation):
    assert suggest(text, "id")[0].quotation is quotation


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Tono mengatakan bahwa warga pergi.", "assertion"),
        ("Tono menilai pasar itu perlu diperbaiki.", "belief"),
        ("Tono meminta warga mengungsi ke bukit.", "directive"),
        ("Tono bertanya apakah pintu air sudah ditutup.", "question"),
    ],
)
def test_what_kind_of_saying_it_is(text, act):
    assert suggest(text, "id")[0].act == act


def test_a_surer_sign_scores_higher():
    texts = [
        "“Kami semua sudah pindah ke bukit,” kata Sri Wahyuni.",
        "Menurut Sri Wahyuni, kami semua sudah pindah ke bukit.",
        "Sri Wahyuni menilai pasar itu perlu diperbaiki lagi.",
        "Berdasarkan peraturan desa itu, warga wajib menanam pohon.",
    ]
    scores = [suggest(text, "id", fast=True)[0].score for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


@pytest.mark.parametrize(
    ("text", "language", "cue"),
    [
        ("Polisi belum mengatakan bahwa api itu disengaja.", "id", "belum | mengatakan"),
        ("Kementerian itu tidak pernah menyebut bahwa bendungan retak.", "id", "tidak | menyebut"),
        ("Gubernur akan mengumumkan bahwa sekolah ditutup.", "id", "akan | mengumumkan"),
        ("Tono Prasetya membantah bahwa ia menerima uang.", "id", "membantah"),
        ("Tidak benar, kata Tono Prasetya.", "id", "kata"),
        ("The minister did not say that the bridge was closed.", "en", "not | say"),
        ("She hasn't said that she would run.", "en", "hasn't | said"),
        ("The ministry may announce that the port is closed.", "en", "may | announce"),
        ("The ministry said that the port may close.", "en", "said"),
    ],
)
def test_what_denies_or_weakens_a_cue_is_kept_with_it(text, language, cue):
    assert read(text, language)[0].cue == cue


@pytest.mark.parametrize(
    ("text", "claim", "mention"),
    [
        ("Rupiah Tembus Rp16.700, Pengamat Nilai Bank Terlambat Bergerak", "Bank Terlambat Bergerak", "Pengamat"),
        ("Banjir Terjang Tiga Desa, BPBD Sebut Dua Warga Hilang", "Dua Warga Hilang", "BPBD"),
        ("Pria Bacok Tetangga gara-gara Ayam, Polisi: Pelaku Sakit Hati", "Pelaku Sakit Hati", "Polisi"),
        ("Mengacu data Bloomberg, rupiah melemah 0,64 persen.", "rupiah melemah 0,64 persen", "Bloomberg"),
        ("Air belum surut, kata Muh. Arsyad Lologau.", "Air belum surut", "Muh. Arsyad Lologau"),
    ],
)
def test_headlines_and_names_of_the_daily_press(text, claim, mention):
    found = read(text)[0]
    assert (found.claim, found.mention) == (claim, mention)


def test_a_pronoun_is_the_person_and_not_the_place_of_the_office():
    text = (
        "Kepala BPBD Randu Alas, Muh. Arsyad Lologau, mengatakan bahwa dua desa terendam. "
        "Ia menambahkan bahwa warga boleh pulang."
    )
    assert [found.source for found in read(text)] == ["Muh. Arsyad Lologau"] * 2
