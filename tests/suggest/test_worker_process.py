"""The worker as a process of its own: lines of JSON in, lines of JSON out."""

import io
import json
import os
import signal
import subprocess
import sys

import pytest

from annotations.model import Case, KnownClaim, Span
from annotations.plain import case_to_plain, proposal_from_plain
from annotations.suggest.pipelines import suggest
from annotations.worker import serve

TEXT = "“Kami tidak panik,” kata Sri Wahyuni. Menurut KCNA, panen naik 😀."


class Process:
    """The worker as the window starts it, but with plain pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "annotations.worker"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
        self.hello = self.read()

    def write(self, line: str) -> None:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def read(self) -> dict[str, object]:
        return json.loads(self.process.stdout.readline())

    def ask(self, do: str, **values: object) -> dict[str, object]:
        self.write(json.dumps({"job": 7, "do": do, **values}))
        return self.read()

    def end(self) -> int:
        self.process.stdin.close()
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def process():
    process = Process()
    yield process
    assert process.end() == 0


def test_it_says_who_it_is_before_it_is_asked(process):
    assert process.hello == {"ready": True, "pid": process.process.pid}


def test_what_it_suggests_is_what_the_pipeline_finds(process):
    answer = process.ask("suggest", text=TEXT, language="id", sources=[{"name": "KCNA", "kind": "news agency"}])
    result = answer["result"]
    known = result.pop("proposals")
    assert (answer["job"], result) == (7, {"pipeline": "sorotan-id", "version": "0.4"})
    assert [proposal_from_plain(one).source for one in known] == ["Sri Wahyuni", "KCNA"]
    answer = process.ask("suggest", text=TEXT, language="id")
    assert [proposal_from_plain(one) for one in answer["result"]["proposals"]] == suggest(TEXT, "id")


@pytest.mark.parametrize(("language", "name"), [("id", "id"), ("en", "en"), ("pt", "rules-xx"), ("", "rules-xx")])
def test_it_warms_the_pipeline_of_a_language(process, language, name):
    assert process.ask("warm", language=language)["result"]["pipeline"] == f"sorotan-{name}"


def test_it_leaves_the_encoder_out_where_it_is_asked_to(process):
    answer = process.ask("suggest", text=TEXT, language="id", fast=True)["result"]
    assert answer["pipeline"] == "sorotan-rules-id"
    assert [proposal_from_plain(one) for one in answer["proposals"]] == suggest(TEXT, "id", fast=True)


def test_it_reads_a_file(process, tmp_path):
    (tmp_path / "pasar.txt").write_text("Pasar Ikan Dibuka\n\nAir naik.", encoding="utf-8")
    assert "Air naik." in process.ask("read", path=str(tmp_path / "pasar.txt"))["result"]["text"]


def test_a_file_that_is_not_there_is_a_problem_in_words(process, tmp_path):
    answer = process.ask("read", path=str(tmp_path / "no.txt"))
    assert answer["job"] == 7
    assert "no.txt" in answer["problem"]


@pytest.mark.parametrize(
    ("line", "job"),
    [
        ("{", None),
        ("nonsense", None),
        ("[]", None),
        ("null", None),
        ("[" * 100_000, None),
        ('{"job": 3}', 3),
        ('{"job": 3, "do": "fly"}', 3),
        ('{"job": 3, "do": "suggest"}', 3),
        ('{"job": 3, "do": "suggest", "text": "a", "sources": 5}', 3),
        ('{"job": 3, "do": "suggest", "text": "a", "sources": [{"name": "A", "kind": "gossip"}]}', 3),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_line_is_answered_and_the_next_one_works(process, line, job):
    process.write(line)
    answer = process.read()
    assert answer["job"] == job
    assert "Traceback" in answer["error"]
    assert "result" in process.ask("warm", language="id")


def test_blank_lines_are_not_asked(process):
    process.write("\n  \n")
    assert "result" in process.ask("warm", language="id")


def test_jobs_are_answered_in_the_order_in_which_they_were_asked(process):
    for number in range(20):
        process.write(json.dumps({"job": number, "do": "suggest", "text": TEXT, "language": "id"}))
    assert [process.read()["job"] for _ in range(20)] == list(range(20))


def test_odd_characters_keep_their_places(process):
    text = "😀\u2028 e\u0301 שלום\r\n" + TEXT + "\ud800"
    answer = process.ask("suggest", text=text, language="id")
    assert [proposal_from_plain(one) for one in answer["result"]["proposals"]] == suggest(text, "id")


def test_a_killed_worker_leaves_nothing_and_another_one_answers():
    first = Process()
    first.write(json.dumps({"job": 1, "do": "suggest", "text": TEXT * 20_000, "language": "id"}))
    first.process.send_signal(signal.SIGKILL)
    assert first.process.wait(20) == -signal.SIGKILL
    assert first.process.stdout.read() == ""
    first.process.stdout.close()
    first.process.stdin.close()
    second = Process()
    assert second.ask("suggest", text=TEXT, language="id")["result"]["proposals"]
    assert second.end() == 0


def test_over_any_streams_the_answers_are_those_of_the_process(process, tmp_path):
    (tmp_path / "pasar.txt").write_text("Pasar Ikan Dibuka\n\nAir naik.", encoding="utf-8")
    claims = (KnownClaim((Span(1, 17),), ("Sri Wahyuni",)),)
    requests = [
        {"do": "suggest", "text": TEXT, "language": "id", "sources": [{"name": "KCNA", "kind": "news agency"}]},
        {"do": "warm", "language": "id"},
        {"do": "read", "path": str(tmp_path / "no.txt")},
        {"do": "learn", "language": "id", "cases": [case_to_plain(Case(TEXT, claims))]},
        {"do": "fly"},
    ]
    lines = [json.dumps({"job": at, **request}) for at, request in enumerate(requests)]
    answers = io.StringIO()
    serve(
        io.StringIO("\n".join(["", *lines, json.dumps({"do": "read", "path": str(tmp_path / "pasar.txt")})])), answers
    )
    hello, *here, read = map(json.loads, answers.getvalue().splitlines())
    assert hello == {"ready": True, "pid": os.getpid()}
    assert "Air naik." in read["result"]["text"]
    for line, answer in zip(lines, here, strict=True):
        process.write(line)
        there = process.read()
        assert answer.keys() == there.keys()
        assert {key: value for key, value in answer.items() if key != "error"} == {
            key: value for key, value in there.items() if key != "error"
        }


def test_it_ends_quietly_when_nobody_reads_its_answers():
    process = Process()
    process.process.stdout.close()
    process.write('{"job": 1, "do": "fly"}')
    process.process.stdin.close()
    assert process.process.wait(20) == 0
