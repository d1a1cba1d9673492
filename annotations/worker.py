"""The worker process: jobs as JSON lines on stdin, answers as JSON lines on stdout.

Run as `python -m annotations.worker`. spaCy lives here and never in the window's process; heavy imports
happen inside the jobs, so that the first line, `{"ready": true, "pid": …}`, comes at once.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from annotations.errors import Problem
from annotations.plain import (
    case_from_plain,
    experience_from_plain,
    incoming_to_plain,
    learned_to_plain,
    proposal_to_plain,
    source_from_plain,
)

Message = dict[str, Any]


def suggest(request: Message) -> Message:
    """Give the proposals for a text: keys `text`, `language`, `sources`, `experience`, `fast`."""
    from annotations.suggest import pipelines  # noqa: PLC0415  spaCy takes a second

    sources = [source_from_plain(source) for source in request.get("sources", ())]
    language = str(request.get("language", ""))
    experience = experience_from_plain(request.get("experience", {}))
    text, fast = str(request["text"]), bool(request.get("fast", False))
    found = pipelines.suggest(text, language, sources, experience, fast=fast)
    return {
        "pipeline": pipelines.pipeline_name(language, len(text), fast=fast),
        "version": pipelines.VERSION,
        "proposals": [proposal_to_plain(proposal) for proposal in found],
    }


def warm(request: Message) -> Message:
    """Load the pipeline of a language, so that the first suggestion does not wait for it."""
    from annotations.suggest import pipelines  # noqa: PLC0415

    language = str(request.get("language", ""))
    pipelines.warm(language)
    return {"pipeline": pipelines.pipeline_name(language), "version": pipelines.VERSION}


def read(request: Message) -> Message:
    """Give the article in a file: key `path`."""
    from annotations.articles import read_article  # noqa: PLC0415

    return incoming_to_plain(read_article(Path(request["path"])))


def fetch(request: Message) -> Message:
    """Give the article at an address, and the addresses on the way to it: key `address`."""
    from annotations.articles import fetch_article  # noqa: PLC0415

    fetched = fetch_article(str(request["address"]))
    return {"incoming": incoming_to_plain(fetched.incoming), "way": list(fetched.way)}


def learn(request: Message) -> Message:
    """Learn from the claims of a project: keys `cases`, `language`, `sources`."""
    from annotations.suggest import learning  # noqa: PLC0415

    cases = [case_from_plain(case) for case in request["cases"]]
    sources = [source_from_plain(source) for source in request.get("sources", ())]
    return learned_to_plain(learning.learn(cases, str(request["language"]), sources))


JOBS: dict[str, Callable[[Message], Message]] = {
    "suggest": suggest,
    "warm": warm,
    "read": read,
    "fetch": fetch,
    "learn": learn,
}


def answer(line: str) -> Message:
    """Give the answer to one line: a result, a problem in words, or an error with its traceback."""
    job: Any = None
    try:
        request = json.loads(line)
        job = request.get("job")
        return {"job": job, "result": JOBS[request["do"]](request)}
    except Problem as problem:
        return {"job": job, "problem": problem.message, "hint": problem.hint}
    except Exception:  # noqa: BLE001  a bad job must not end the worker; the window shows or logs it
        return {"job": job, "error": traceback.format_exc()}


def serve(requests: TextIO, answers: TextIO) -> None:
    """Answer line by line until the requests end."""
    _write(answers, {"ready": True, "pid": os.getpid()})
    for line in requests:
        if line.strip():
            _write(answers, answer(line))


def _write(answers: TextIO, message: Message) -> None:
    answers.write(json.dumps(message, ensure_ascii=True) + "\n")
    answers.flush()


def main() -> None:
    """Serve stdin and stdout; whatever else prints, in Python or below it, goes to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    requests = os.fdopen(os.dup(0), encoding="utf-8", errors="replace", newline="\n")
    try:
        serve(requests, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # the window is gone: nobody is left to answer


if __name__ == "__main__":
    main()
