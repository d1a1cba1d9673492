"""The Indonesian pipeline is trained, measured and written from a folder of DocBin files, and loads again."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from annotations.suggest.language import blank

ROOT = Path(__file__).parents[2]
WORDS = ["Sri", "Wahyuni", "berkata", "air", "surut", "."]
POS = ["PROPN", "PROPN", "VERB", "NOUN", "VERB", "PUNCT"]
DEPENDENCIES = ["nsubj", "compound", "ROOT", "nsubj", "ccomp", "punct"]


def corpus(path: Path, *, entities: bool) -> None:
    """Write sixty documents of one sentence of our own, with what one part of the pipeline learns from."""
    vocab = blank("id").vocab
    docs = []
    for _ in range(60):
        if entities:
            doc = Doc(vocab, words=WORDS)
            doc.set_ents([Span(doc, 0, 2, label="PER")])
        else:
            doc = Doc(
                vocab, words=WORDS, pos=POS, heads=[2, 0, 2, 4, 2, 2], deps=DEPENDENCIES, morphs=[""] * len(WORDS)
            )
        docs.append(doc)
    DocBin(docs=docs).to_disk(path)


def test_a_few_steps_make_a_pipeline_that_loads(tmp_path):
    data, out = tmp_path / "data", tmp_path / "id"
    data.mkdir()
    for name in ("train_all", "gsd_dev", "gsd_test", "csui_test"):
        corpus(data / f"{name}.spacy", entities=False)
    for name in ("idner_train", "grit_train", "idner_dev", "idner_test"):
        corpus(data / f"{name}.spacy", entities=True)
    command = [sys.executable, "-m", "training.pipeline", "--data", str(data), "--out", str(out), "--steps", "60"]
    subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=True)
    doc = spacy.load(out)("Sri Wahyuni berkata air surut.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Sri Wahyuni", "PER")]
    assert [token.pos_ for token in doc] == POS
    assert [token.dep_ for token in doc][1] == "nmod", "the one label for both treebanks"
    assert doc[0].head.text == "berkata"
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    assert meta["performance"]["idner_test F"] == 1.0
    assert "CC BY-SA 4.0" in (out / "README.md").read_text(encoding="utf-8")
    assert "ShareAlike 4.0" in (out / "LICENSE").read_text(encoding="utf-8")
    assert meta["license"] == "CC BY-SA 4.0"
    assert {source["license"] for source in meta["sources"]} == {"CC BY-SA 4.0", "CC BY-SA 3.0", "MIT"}
    assert tempfile.gettempdir() not in (out / "config.cfg").read_text(encoding="utf-8"), "its scratch files are gone"
