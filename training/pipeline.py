"""Train the Indonesian pipeline: `python -m training.pipeline --data FOLDER`.

FOLDER holds DocBin files: `train_all`, `gsd_dev`, `gsd_test` and `csui_test` with parts of speech, morphology and
dependencies (Universal Dependencies), `idner_train`, `idner_dev`, `idner_test`, `grit_train` with persons,
organisations and places. The network of each config in training/configs learns from its part, on one CPU core; both
are put together in resources/pipelines/id with the figures of the test files. The same data gives the same weights.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.package import generate_readme
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from spacy.vocab import Vocab

from annotations.suggest.language import blank

CONFIGS = Path(__file__).parent / "configs"
OUT = Path(__file__).parents[1] / "resources" / "pipelines" / "id"
SYNTAX = {"train": ["train_all"], "dev": ["gsd_dev"], "test": ["gsd_test", "csui_test"]}
ENTITIES = {"train": ["idner_train", "grit_train"], "dev": ["idner_dev"], "test": ["idner_test"]}
DESCRIPTION = "Parts of speech, dependencies, persons, organisations and places of Indonesian news, small."
SOURCES = [
    {
        "name": "UD Indonesian-GSD and UD Indonesian-CSUI",
        "url": "https://universaldependencies.org/id/",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD Indonesian-PUD",
        "url": "https://universaldependencies.org/treebanks/id_pud/",
        "license": "CC BY-SA 3.0",
    },
    {"name": "idner-news-2k", "url": "https://github.com/khairunnisaor/idner-news-2k", "license": "MIT"},
    {"name": "NERGrit in IndoNLU", "url": "https://github.com/IndoNLP/indonlu", "license": "MIT"},
]
LICENSE = """\
The weights in this folder are under the Creative Commons Attribution-ShareAlike 4.0 International licence,
https://creativecommons.org/licenses/by-sa/4.0/legalcode, as are the treebanks that they were trained on.
The program is not: it keeps its own licence. Give credit to the treebanks named in README.md.
"""


def read(folder: Path, names: list[str], vocab: Vocab) -> Iterator[Doc]:
    """Give the documents of DocBin files, with one label where the treebanks use two for the same."""
    for name in names:
        for doc in DocBin().from_disk(folder / f"{name}.spacy").get_docs(vocab):
            for token in doc:
                if token.dep_ == "compound":  # GSD writes `compound` where CSUI and PUD write `nmod`
                    token.dep_ = "nmod"
            yield doc


def learn(config_name: str, data: Path, parts: dict[str, list[str]], steps: int | None = None) -> Any:
    """Train what a config describes; give the best pipeline that was seen on the development file.

    Args:
        steps: stop after so many, to try the way; None trains as the config says.
    """
    with tempfile.TemporaryDirectory() as scratch:
        paths = {}
        for part in ("train", "dev"):
            path = Path(scratch) / f"{part}.spacy"
            DocBin(docs=read(data, parts[part], blank("id").vocab), store_user_data=True).to_disk(path)
            paths[f"paths.{part}"] = str(path)
        fewer = {"training.max_steps": steps, "training.eval_frequency": steps} if steps else {}
        nlp = init_nlp(load_config(CONFIGS / config_name, overrides={**paths, **fewer}, interpolate=True))
        out = Path(scratch) / "out"
        out.mkdir()
        train_loop(nlp, out)
        best = spacy.load(out / "model-best")
    for part in ("train", "dev"):  # the scratch files are gone, and no two runs would write the same
        best.config["paths"][part] = best.config["corpora"][part]["path"] = None
    return best


def measure(nlp: Any, data: Path, names: list[str], kinds: dict[str, str]) -> dict[str, float]:
    """Give the figures of each test file, on the words as the pipeline's own tokeniser splits them."""
    figures: dict[str, float] = {}
    for name in names:
        examples = [Example(nlp.make_doc(doc.text), doc) for doc in read(data, [name], nlp.vocab)]
        scores = nlp.evaluate(examples)
        figures |= {f"{name} {shown}": round(float(scores[key]), 3) for key, shown in kinds.items()}
    return figures


def main() -> None:
    """Train, measure, and write resources/pipelines/id."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the DocBin files")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--steps", type=int, help="stop after so many steps, to try the way")
    asked = parser.parse_args()

    nlp = learn("syntax.cfg", asked.data, SYNTAX, asked.steps)
    entities = learn("entities.cfg", asked.data, ENTITIES, asked.steps)
    nlp.add_pipe("ner", source=entities)
    kinds = {"pos_acc": "UPOS", "dep_uas": "UAS", "dep_las": "LAS", "sents_f": "sentences F"}
    figures = measure(nlp, asked.data, SYNTAX["test"], kinds)
    figures |= measure(nlp, asked.data, ENTITIES["test"], {"ents_p": "P", "ents_r": "R", "ents_f": "F"})
    nlp.meta.update(
        name="news_sm",
        version="0.2.0",
        description=DESCRIPTION,
        license="CC BY-SA 4.0",
        sources=SOURCES,
        performance=figures,
        notes=f"Trained on {datetime.now(UTC).date()} by training/pipeline.py.",
    )
    shutil.rmtree(asked.out, ignore_errors=True)
    nlp.to_disk(asked.out)
    (asked.out / "README.md").write_text(generate_readme(nlp.meta), encoding="utf-8")
    (asked.out / "LICENSE").write_text(LICENSE, encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
