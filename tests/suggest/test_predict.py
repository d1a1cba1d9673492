"""Attributions of many texts, JSON Lines in and out."""

import json

import pytest

from annotations.errors import Problem
from annotations.lines import count_lines, lines_of
from annotations.predict import done_before, predict_lines
from annotations.suggest import pipelines

TEXT = "Reuters, mengutip kementerian kehutanan, melaporkan bahwa hutan itu terbakar."


def line(**row: object) -> str:
    return json.dumps(row)


def predicted(*lines: str, language: str | None = "id") -> list[dict[str, object]]:
    return [json.loads(one) for one in predict_lines(lines, language)]


def test_a_line_gives_the_attributions_of_its_text():
    (row,) = predicted(line(id="a", text=TEXT))
    (found,) = row["attributions"]
    assert row["id"] == "a"
    assert [TEXT[slice(*span)] for span in found["content"]] == ["hutan itu terbakar"]
    assert [TEXT[slice(*span)] for span in found["cue"]] == ["mengutip", "melaporkan"]
    assert (TEXT[slice(*found["source"])], TEXT[slice(*found["via"])]) == ("kementerian kehutanan", "Reuters")
    assert (found["quote"], found["kind"], found["speaker"]) == ("indirect", "assertion", "kementerian kehutanan")
    assert 0 < found["score"] < 1


def test_what_a_text_does_not_have_is_null_or_left_out():
    (row,) = predicted(line(id=7, text="Dilaporkan bahwa tiga rumah hanyut."), line(id=8, text="Air naik."))[:1]
    (found,) = row["attributions"]
    assert (found["source"], found["speaker"], "via" in found) == (None, None, False)


def test_every_line_is_answered_in_order_and_blank_ones_are_not_lines():
    rows = predicted("\ufeff" + line(id=1, text=""), "\n", "  ", line(id=None, text="Air naik."), line(id=1, text=TEXT))
    assert [(row["id"], len(row["attributions"])) for row in rows] == [(1, 0), (None, 0), (1, 1)]


def test_words_of_texts_that_were_read_are_not_kept():
    rows = [line(id=n, text=f"Wati{n} mengatakan bahwa Desa{n} dan Pasar{n} banjir.") for n in range(50)]
    list(predict_lines(rows[:1], "id"))
    loaded = pipelines._pipeline("id", False)
    strings = len(loaded.nlp.vocab.strings)
    assert [len(json.loads(answer)["attributions"]) for answer in predict_lines(rows, "id")] == [1] * 50
    assert len(loaded.nlp.vocab.strings) == strings


def test_pipelines_are_made_anew_after_much_text_and_find_the_same(monkeypatch):
    rows = [line(id=n, text=TEXT) for n in range(4)]
    before = predicted(*rows)
    first = pipelines._pipeline("id", False)
    monkeypatch.setattr(pipelines, "AFRESH", first.characters + 2 * len(TEXT) - 1)
    assert predicted(*rows) == before
    now = pipelines._pipeline("id", False)
    assert now is not first
    assert now.characters == 2 * len(TEXT)


def test_lines_are_read_one_at_a_time():
    asked = []

    def lines():
        for number in range(3):
            asked.append(number)
            yield line(id=number, text=TEXT)

    answers = predict_lines(lines(), "id")
    next(answers)
    assert asked == [0]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_language_of_each_text_is_found_out(language):
    texts = {
        "id": "Warga desa itu pergi ke pasar pagi-pagi sekali. Menurut Sri Wahyuni, bendungan itu retak sejak lama.",
        "en": "The villagers went to the market early. According to Ana Reyes, the dam had cracked years ago.",
    }
    (row,) = predicted(line(id=1, text=texts[language]), language=None)
    assert len(row["attributions"]) == 1


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", "3", '"text"', "null", '{"id": 1}', '{"text": "a"}', '{"id": 1, "text": 3}', "[" * 200_000],
    ids=lambda bad: bad[:16],
)
def test_a_line_that_is_none_is_named_by_its_number(bad):
    answers = predict_lines([line(id=1, text=TEXT), bad], "id")
    next(answers)
    with pytest.raises(Problem, match=r"(?i)line 2"):
        next(answers)


def test_half_a_surrogate_pair_can_be_written_as_utf_8():
    (answer,) = predict_lines(['{"id": "\\ud800", "text": "Menurut Sri \\udc00 Wahyuni, air naik."}'], "id")
    assert json.loads(answer.encode().decode())["id"] == "\ud800"


def test_several_processors_give_the_same_lines():
    lines = [line(id=number, text=TEXT * (1 + number % 3)) for number in range(50)]
    assert list(predict_lines(lines, "id", 2)) == list(predict_lines(lines, "id"))


@pytest.mark.parametrize("cut", [0, 1, 40, -1, -2])
def test_an_interrupted_run_goes_on_where_it_ended(tmp_path, cut):
    lines = [line(id=number, text=TEXT) for number in range(6)]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join([*lines, ""]), encoding="utf-8")
    whole = [one + "\n" for one in predict_lines(lines, "id")]
    written = "".join(whole[:3])
    target.write_text(written[:cut] if cut else written, encoding="utf-8")
    done = done_before(source, target)
    assert target.read_text(encoding="utf-8") == "".join(whole[:done])
    assert done == (3 if cut == 0 else 0 if cut > 0 else 2)
    assert [one + "\n" for one in predict_lines(lines, "id", skip=done)] == whole[done:]


def test_the_output_of_other_texts_is_not_gone_on_with(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(line(id=1, text=TEXT) + "\n", encoding="utf-8")
    for other in ('{"id": 2}\n', '{"id": 1}\n{"id": null}\n', "no json\n"):
        target.write_text(other, encoding="utf-8")
        with pytest.raises(Problem, match=r"out\.jsonl is not of the text"):
            done_before(source, target)
        assert target.read_text(encoding="utf-8") == other


def test_a_line_without_end_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("annotations.lines.MAX_LINE", 2**20)
    path = tmp_path / "masuk.jsonl"
    path.write_text('{"id": 1, "text": "a"}\n' + "a" * (2**20 + 1), encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(Problem, match="Line 2 is longer than 1 MiB"):
        list(predict_lines(lines_of(file), "xx"))
    with path.open("rb") as file:
        assert count_lines(file) == 1
