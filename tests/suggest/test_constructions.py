"""The constructions that news uses to say who claims what, one by one: claims as (claim, cue, mention, source, via)."""

import pytest

from tests.suggest.reading import read

CASES = {
    "the cue follows the claim": (
        "id",
        "Harga beras naik, demikian dikatakan Bupati Lestari Wibowo, Senin.",
        [("Harga beras naik", "demikian dikatakan", "Bupati Lestari Wibowo", "Lestari Wibowo", "")],
    ),
    "demikian with a name alone": (
        "id",
        "Jalan itu ditutup, demikian KCNA, Selasa (4/2).",
        [("Jalan itu ditutup", "demikian", "KCNA", "KCNA", "")],
    ),
    "demikian without a name": ("id", "Jalan itu ditutup, demikian juga jembatan.", []),
    "dikutip dari": (
        "id",
        "Dikutip dari Antara, tiga kapal tenggelam di Selat Sunda.",
        [("tiga kapal tenggelam di Selat Sunda", "Dikutip dari", "Antara", "Antara", "")],
    ),
    "dilansir behind the claim": (
        "id",
        "Tiga kapal tenggelam, dilansir dari Antara, Senin (3/4).",
        [("Tiga kapal tenggelam", "dilansir dari", "Antara", "Antara", "")],
    ),
    "mengutip": (
        "id",
        "Mengutip laporan BPS, harga beras naik tiga persen pada Mei.",
        [("harga beras naik tiga persen pada Mei", "Mengutip", "laporan BPS", "laporan BPS", "")],
    ),
    "data as a source": (
        "id",
        "Berdasarkan data BPS, separuh warga Randu Alas bekerja di sawah.",
        [("separuh warga Randu Alas bekerja di sawah", "Berdasarkan data", "BPS", "BPS", "")],
    ),
    "a law as a source": (
        "id",
        "Undang-undang itu menetapkan bahwa setiap desa harus memiliki sumur.",
        [("setiap desa harus memiliki sumur", "menetapkan", "Undang-undang itu", "Undang-undang", "")],
    ),
    "a report as a source": (
        "en",
        "The report says that half of the wells are dry.",
        [("half of the wells are dry", "says", "The report", "report", "")],
    ),
    "a passive without an agent": (
        "id",
        "Kapal itu dilaporkan tenggelam di Selat Sunda.",
        [("Kapal itu | tenggelam di Selat Sunda", "dilaporkan", "", "", "")],
    ),
    "oleh belongs to the claim": (
        "id",
        "Sebuah kapal dilaporkan ditabrak oleh tanker di selat itu.",
        [("Sebuah kapal | ditabrak oleh tanker di selat itu", "dilaporkan", "", "", "")],
    ),
    "a passive whose agent is behind": (
        "id",
        "Pelabuhan itu disebut tidak layak oleh Tono Prasetya.",
        [("Pelabuhan itu | tidak layak", "disebut", "Tono Prasetya", "Tono Prasetya", "")],
    ),
    "a passive whose agent is beside": (
        "id",
        "Kapal itu dinilai oleh Tono Prasetya tidak layak.",
        [("Kapal itu | tidak layak", "dinilai", "Tono Prasetya", "Tono Prasetya", "")],
    ),
    "an English passive with its agent": (
        "en",
        "The bridge is believed by engineers to be unsafe.",
        [("The bridge | be unsafe", "is believed", "engineers", "engineers", "")],
    ),
    "an English passive without an agent": (
        "en",
        "The ship is reported to have sunk.",
        [("The ship | have sunk", "is reported to", "", "", "")],
    ),
    "a nominal source": (
        "id",
        "Sumber intelijen Korea Selatan menyebutkan bahwa pabrik itu sudah kosong.",
        [
            (
                "pabrik itu sudah kosong",
                "menyebutkan",
                "Sumber intelijen Korea Selatan",
                "Sumber intelijen Korea Selatan",
                "",
            )
        ],
    ),
    "an official without a name": (
        "en",
        "A US official said the ship carried weapons.",
        [("the ship carried weapons", "said", "A US official", "US official", "")],
    ),
    "a quotation of several sentences": (
        "id",
        '"Air naik cepat sekali. Kami sempat memindahkan beras. Rumah terendam," kata Sari Utami.',
        [
            (
                '"Air naik cepat sekali. Kami sempat memindahkan beras. Rumah terendam,"',
                "kata",
                "Sari Utami",
                "Sari Utami",
                "",
            )
        ],
    ),
    "a quotation that runs past boilerplate": (
        "id",
        '"Air naik cepat sekali.\nBaca juga: Sepuluh Desa Terendam\nSetelah itu rumah terendam," kata Sari Utami.',
        [
            (
                '"Air naik cepat sekali. | Setelah itu rumah terendam,"',
                "kata",
                "Sari Utami",
                "Sari Utami",
                "",
            )
        ],
    ),
    "a quotation that goes on over paragraphs": (
        "id",
        "“Air naik cepat sekali,” kata Sari Utami. “Kami lari ke bukit.\nADVERTISEMENT\nSetelah itu rumah terendam.”",
        [
            (
                "“Air naik cepat sekali,” | “Kami lari ke bukit. | Setelah itu rumah terendam.”",
                "kata",
                "Sari Utami",
                "Sari Utami",
                "",
            )
        ],
    ),
    "a quotation with a mark at each paragraph": (
        "en",
        "“The water rose very fast.\n“Then the house was gone,” said Ana Reyes.",
        [("“The water rose very fast. | “Then the house was gone,”", "said", "Ana Reyes", "Ana Reyes", "")],
    ),
    "a quotation that is closed does not go on": (
        "id",
        "“Air naik cepat sekali,” kata Sari Utami.\n“Kami lari ke bukit pada malam itu juga,” kata Tono.",
        [
            ("“Air naik cepat sekali,”", "kata", "Sari Utami", "Sari Utami", ""),
            ("“Kami lari ke bukit pada malam itu juga,”", "kata", "Tono", "Tono", ""),
        ],
    ),
    "a claim inside a claim": (
        "en",
        "Ana Reyes said Tom Hale believes the bridge is safe.",
        [
            ("Tom Hale believes the bridge is safe", "said", "Ana Reyes", "Ana Reyes", ""),
            ("the bridge is safe", "believes", "Tom Hale", "Tom Hale", ""),
        ],
    ),
    "menurut inside a claim": (
        "id",
        "Sari Utami mengatakan bahwa menurut Tono Prasetya jembatan itu rapuh.",
        [
            ("menurut Tono Prasetya jembatan itu rapuh", "mengatakan", "Sari Utami", "Sari Utami", ""),
            ("jembatan itu rapuh", "menurut", "Tono Prasetya", "Tono Prasetya", ""),
        ],
    ),
    "according to inside a claim": (
        "en",
        "Ana Reyes said that according to Tom Hale the bridge is safe.",
        [
            ("according to Tom Hale the bridge is safe", "said", "Ana Reyes", "Ana Reyes", ""),
            ("the bridge is safe", "according to", "Tom Hale", "Tom Hale", ""),
        ],
    ),
    "a pronoun for who was named before": (
        "en",
        "Tom Hale arrived at noon. He said the bridge was safe.",
        [("the bridge was safe", "said", "He", "Tom Hale", "")],
    ),
    "an Indonesian pronoun for who was named before": (
        "id",
        "Tono Prasetya tiba pada siang hari. Ia mengatakan jembatan itu aman.",
        [("jembatan itu aman", "mengatakan", "Ia", "Tono Prasetya", "")],
    ),
    "a pronoun for nobody who was named": (
        "en",
        "Central Bank officials arrived at noon. He said the bridge was safe.",
        [("the bridge was safe", "said", "He", "", "")],
    ),
    "a chain with a participle": (
        "id",
        "TASS, mengutip kementerian pertahanan, menulis bahwa drone itu jatuh.",
        [
            (
                "drone itu jatuh",
                "mengutip | menulis",
                "kementerian pertahanan",
                "kementerian pertahanan",
                "TASS",
            )
        ],
    ),
    "a chain behind the speaker": (
        "id",
        '"Drone itu jatuh," kata Menteri Anwar Latif, seperti dikutip TASS.',
        [('"Drone itu jatuh,"', "kata", "Menteri Anwar Latif", "Anwar Latif", "TASS")],
    ),
    "a chain in the passive": (
        "en",
        "Ana Reyes was quoted by Xinhua as saying the bridge was closed.",
        [("the bridge was closed", "quoted | saying", "Ana Reyes", "Ana Reyes", "Xinhua")],
    ),
    "a chain in the passive behind a quotation": (
        "en",
        '"The bridge is closed," Ana Reyes was quoted by Xinhua as saying.',
        [('"The bridge is closed,"', "quoted | saying", "Ana Reyes", "Ana Reyes", "Xinhua")],
    ),
    "a medium is told": (
        "en",
        "Ana Reyes told Harbour Ledger on March 1 that there was no doubt about it.",
        [("there was no doubt about it", "told", "Ana Reyes", "Ana Reyes", "Harbour Ledger")],
    ),
    "nobody's medium is told": (
        "en",
        "Ana Reyes told the court that the bridge was safe.",
        [("the bridge was safe", "told", "Ana Reyes", "Ana Reyes", "")],
    ),
    "a medium that cites, a day between": (
        "en",
        "The office has opened an inquiry, the Harbour Courier reported Wednesday, citing a letter to the court.",
        [
            (
                "The office has opened an inquiry",
                "reported | citing",
                "a letter to the court",
                "letter to the court",
                "Harbour Courier",
            )
        ],
    ),
    "a document that a medium has": (
        "en",
        "A draft report by the Interior Department, obtained by Reuters, estimates that the wells are dry.",
        [
            (
                "the wells are dry",
                "estimates",
                "A draft report by the Interior Department, obtained by Reuters",
                "draft report by the Interior Department",
                "Reuters",
            )
        ],
    ),
    "notes that quote": (
        "en",
        "The notes quote Ana Reyes as telling lawmakers that the bridge was weak.",
        [("the bridge was weak", "quote | telling", "Ana Reyes", "Ana Reyes", "notes")],
    ),
    "an interview": (
        "en",
        "In an interview with the Guardian, Ana Reyes said that the bridge was safe.",
        [("the bridge was safe", "said", "Ana Reyes", "Ana Reyes", "Guardian")],
    ),
    "wawancara": (
        "id",
        "Dalam wawancara dengan Kompas TV, Lestari Wibowo mengatakan jembatan itu aman.",
        [("jembatan itu aman", "mengatakan", "Lestari Wibowo", "Lestari Wibowo", "Kompas TV")],
    ),
    "a medium between source and verb": (
        "id",
        "Kementerian Kesehatan, sebagaimana dilaporkan Radar Randu Alas, menyarankan warga merebus air.",
        [
            (
                "warga merebus air",
                "menyarankan",
                "Kementerian Kesehatan",
                "Kementerian Kesehatan",
                "Radar Randu Alas",
            )
        ],
    ),
    "a medium before a source with a role": (
        "id",
        "Dilansir De Haven, kepala kepolisian Belgia, Wout Claes, mengatakan serangan itu parah.",
        [("serangan itu parah", "mengatakan", "kepala kepolisian Belgia, Wout Claes", "Wout Claes", "De Haven")],
    ),
    "saat ditemui": (
        "id",
        '"Jalan itu aman," kata Tono saat ditemui Radar Randu Alas, Senin.',
        [('"Jalan itu aman,"', "kata", "Tono", "Tono", "Radar Randu Alas")],
    ),
    "a denial": (
        "id",
        "Tono Prasetya membantah bahwa gudang itu kosong.",
        [("gudang itu kosong", "membantah", "Tono Prasetya", "Tono Prasetya", "")],
    ),
    "what has not been said yet": (
        "en",
        "Ana Reyes has not said that the bridge is safe.",
        [("the bridge is safe", "not | said", "Ana Reyes", "Ana Reyes", "")],
    ),
    "a name with a figure in brackets": (
        "en",
        "The mayor of Lowmere (population 4,000) said that the bridge was closed.",
        [("the bridge was closed", "said", "The mayor of Lowmere (population 4,000)", "mayor of Lowmere", "")],
    ),
    "a place in the picture": (
        "en",
        "Maria Holt (centre) said the well was dry.",
        [("the well was dry", "said", "Maria Holt (centre)", "Maria Holt", "")],
    ),
    "a source with a relative clause": (
        "en",
        "The analyst who studied the river said the dam would hold.",
        [("the dam would hold", "said", "The analyst who studied the river", "analyst", "")],
    ),
    "a profession at a place": (
        "id",
        "Analis di Singapura mengatakan harga akan naik.",
        [("harga akan naik", "mengatakan", "Analis di Singapura", "Analis di Singapura", "")],
    ),
    "a name at a place": (
        "id",
        "Budi di Jakarta mengatakan harga akan naik.",
        [("harga akan naik", "mengatakan", "Budi", "Budi", "")],
    ),
    "three who say it": (
        "en",
        "Anna Reed, Tom Price, and Lucy Hale said the field was flooded.",
        [
            (
                "the field was flooded",
                "said",
                "Anna Reed, Tom Price, and Lucy Hale",
                "Anna Reed, Tom Price, and Lucy Hale",
                "",
            )
        ],
    ),
    "three who say it, in Indonesian": (
        "id",
        "Ani, Budi, dan Cici mengatakan sawah itu terendam.",
        [("sawah itu terendam", "mengatakan", "Ani, Budi, dan Cici", "Ani, Budi, dan Cici", "")],
    ),
    "what she did meanwhile": (
        "en",
        "Speaking in Lowmere, the mayor said the road was closed.",
        [("the road was closed", "said", "the mayor", "mayor", "")],
    ),
    "a relative clause between commas": (
        "en",
        "“It is safe,” Reed, who built the bridge, told reporters.",
        [("“It is safe,”", "told reporters", "Reed, who built the bridge", "Reed", "")],
    ),
    "in a letter": (
        "en",
        "Reed said in a letter to the council that the bridge was safe.",
        [("the bridge was safe", "said", "Reed", "Reed", "")],
    ),
    "citing somebody": (
        "en",
        "Reed said, citing the engineers, that the bridge was safe.",
        [("the bridge was safe", "said | citing", "the engineers", "engineers", "Reed")],
    ),
    "two whom it goes back to": (
        "en",
        "According to Anna Reed and Tom Price, the bridge is safe.",
        [("the bridge is safe", "According to", "Anna Reed and Tom Price", "Anna Reed and Tom Price", "")],
    ),
    "however": (
        "en",
        "Reed, however, insisted the bridge was safe.",
        [("the bridge was safe", "insisted", "Reed", "Reed", "")],
    ),
    "a judgement that is quoted": (
        "en",
        "She called the prosecution “a witch hunt” and left.",
        [("the prosecution “a witch hunt”", "called", "She", "", "")],
    ),
    "asked by somebody": (
        "en",
        "Asked by reporters, Reed said the bridge was safe.",
        [("the bridge was safe", "said", "Reed", "Reed", "")],
    ),
    "in a report": (
        "id",
        "Dalam laporan itu disebutkan bahwa separuh sumur kering.",
        [("separuh sumur kering", "disebutkan", "laporan itu", "laporan", "")],
    ),
    "an answer after an adverb": (
        "id",
        'Tono menjawab pelan: "Sudah."',
        [('"Sudah."', "menjawab", "Tono", "Tono", "")],
    ),
    "a matter alone": ("id", "Tono mengatakan hal itu kepada wartawan.", []),
    "a source with a brother": (
        "en",
        "The mayor, whose brother owns the quay, said it was safe.",
        [("it was safe", "said", "The mayor, whose brother owns the quay", "mayor", "")],
    ),
    "a firm with place and day": (
        "id",
        "PT Maju di Jakarta, Jumat, menyatakan pabrik itu tutup.",
        [("pabrik itu tutup", "menyatakan", "PT Maju", "PT Maju", "")],
    ),
    "a verb before it with a subject of its own": (
        "en",
        "Price resigned and the mayor said the quay was safe.",
        [("the quay was safe", "said", "the mayor", "mayor", "")],
    ),
    "a source with a remark in brackets": (
        "en",
        "The quay is safe, according to the council (which owns it).",
        [("The quay is safe", "according to", "the council (which owns it)", "council", "")],
    ),
    "told to a medium": (
        "en",
        "Price told Lowmere Radio that the quay was safe.",
        [("the quay was safe", "told", "Price", "Price", "Lowmere Radio")],
    ),
    "a quotation told to a medium": (
        "en",
        "“The quay is safe,” Price told Radio Lowmere.",
        [("“The quay is safe,”", "told", "Price", "Price", "Radio Lowmere")],
    ),
}


@pytest.mark.parametrize("fast", [False, True], ids=["accurate", "fast"])
@pytest.mark.parametrize(("language", "text", "wanted"), CASES.values(), ids=CASES)
def test_a_construction(language, text, wanted, fast):
    found = [(one.claim, one.cue, one.mention, one.source, one.via) for one in read(text, language, fast=fast)]
    assert found == wanted


RULES_ALONE = {
    "an age in brackets": (
        "id",
        "Sri Wahyuni (45) mengatakan sumur itu kering.",
        [("sumur itu kering", "mengatakan", "Sri Wahyuni", "Sri Wahyuni", "")],
    ),
    "a name that has a verb in it": (
        "en",
        "Officials in the United States said the bridge was safe.",
        [("the bridge was safe", "said", "Officials", "Officials", "")],
    ),
    "asked whether": (
        "en",
        "Asked whether the bridge was safe, Reed said it was.",
        [("the bridge was safe", "Asked", "", "", ""), ("it was", "said", "Reed", "Reed", "")],
    ),
    "a question is no claim": ("en", "Price wondered whether the quay was safe.", []),
    "who does not want to be named": (
        "en",
        "A spokesman for the council, who asked not to be named, said the quay was safe.",
        [
            (
                "the quay was safe",
                "said",
                "A spokesman for the council, who asked not to be named",
                "spokesman for the council",
                "",
            )
        ],
    ),
}


@pytest.mark.parametrize(("language", "text", "wanted"), RULES_ALONE.values(), ids=RULES_ALONE)
def test_a_construction_as_the_rules_alone_read_it(language, text, wanted):
    found = [(one.claim, one.cue, one.mention, one.source, one.via) for one in read(text, language, fast=True)]
    assert found == wanted
