"""The words of saying, as shipped in resources/cues."""

import pickle
import tomllib
from pathlib import Path

import pytest

from annotations.files import resource
from annotations.suggest import lexicon
from annotations.suggest.lexicon import Lexicon, load

LANGUAGES = ("id", "en")
ACTS = {"assertion", "belief", "directive", "question"}
NEEDS = {"anything", "clause", "that", "hearer", "agent", "name"}
CODE = "".join(path.read_text(encoding="utf-8") for path in Path(lexicon.__file__).parent.glob("*.py"))


def data(language: str):
    return tomllib.loads(resource("cues", f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_of_cues_is_one_that_the_rules_know(language):
    for group in data(language)["cues"]:
        assert group["act"] in ACTS
        assert group.get("needs", "anything") in NEEDS
        assert 0 < group["strength"] <= 1
        assert all(words == words.lower().strip() and words for words in group["words"])
        assert [place for place in group["places"] if f'"{place}"' not in CODE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_set_of_words_is_asked_for_by_some_rule(language):
    assert [name for name in data(language)["words"] if f'"{name}"' not in CODE] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cue_is_found_in_its_place(language):
    words = load(language)
    for group in data(language)["cues"]:
        for place in group["places"]:
            assert all(words.find(place, cue.split()).words == tuple(cue.split()) for cue in group["words"])


@pytest.mark.parametrize("language", ["fr", "xx", "", "../id", "id.toml", "ID/"])
def test_a_language_that_is_not_shipped_has_no_lexicon(language):
    assert load(language) is None


def test_the_longest_cue_wins():
    words = load("id")
    assert words.find("marker", ["seperti", "dilaporkan", "oleh", "Reuters"]).words == ("seperti", "dilaporkan", "oleh")
    assert words.find("marker", ["seperti", "dilaporkan", "Reuters"]).words == ("seperti", "dilaporkan")
    assert words.find("marker", ["seperti"]) is None
    assert words.find("marker", []) is None
    assert words.find("nowhere", ["kata"]) is None


def test_a_clitic_is_part_of_the_found_word():
    cue = load("id").find("parenthesis", ["katanya"])
    assert (cue.words, cue.clitic) == (("katanya",), 3)


def test_verbs_are_known_by_list_and_by_form():
    words = load("id")
    assert all(words.is_verb(one) for one in ("membangun", "berlayar", "ditutup", "akan"))
    assert not any(words.is_verb(one) for one in ("menteri", "berita", "dinas", "rumah"))
    assert words.is_finite("membangun")
    assert not load("en").is_finite("painted")
    assert load("en").is_verb("painted")


def test_the_smallest_lexicon_is_a_language_and_one_cue():
    group = {"places": ["verb"], "act": "assertion", "words": ["mire tha"]}
    words = Lexicon({"language": "zz", "cues": [group], "words": {}})
    assert words.find("verb", ["mire", "tha", "x"]).strength == 0.7
    assert not words.is_verb("mire")


def test_a_lexicon_goes_to_another_process():
    assert pickle.loads(pickle.dumps(load("id"))).find("verb", ["mengatakan"]).act == "assertion"  # noqa: S301  our own
