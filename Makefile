# Every command of the project. `make run` and `make test` do all set-up themselves.
.DEFAULT_GOAL := help
.PHONY: help setup run test torture soak lint types bench fuzz train bundle deb bare audit pictures strings lock clean
SOROTAN := .venv/bin/sorotan

help: ## what there is to make
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.ready ## system libraries, .venv and .venv/bin/sorotan

.venv/.ready: pyproject.toml requirements.lock setup.sh
	./setup.sh

run: setup ## open the window on the sample; without a display, walk the same job
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(SOROTAN) --sample; \
	else QT_QPA_PLATFORM=offscreen $(SOROTAN) demo --out out; fi

test: setup lint types ## lint, types and all tests, which have to reach 95 % of the branches of annotations/
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile \
		--cov --cov-report=term

torture: setup ## kill the program 1,000 times at random moments, cut the power 500 times, and look what is left
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.torture.run --kills $(or $(KILLS),1000) --seed $(or $(SEED),1)

soak: setup ## two hours of random work in the real window: memory stays flat, and nothing is left open
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.soak.run --minutes $(or $(MINUTES),120) --seed $(or $(SEED),1)

lint: setup ## ruff, with the walls between the rooms
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

types: setup ## mypy, strict, on annotations/
	.venv/bin/mypy

bench: setup ## measure; benchmarks/README.md says what
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m benchmarks

FUZZ_SECONDS ?= 327
fuzz: setup ## bad input for an hour in all: FUZZ_SECONDS for each of eleven targets; docs/fuzzing.md says which
	.venv/bin/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)

train: setup ## train what is shipped: make train DATA=folder with nlp/ and attribution/; an hour and a half on one core
	@test -n "$(DATA)" || { echo "Say where the data lies: make train DATA=folder. CONTRIBUTING.md says what is in it."; exit 2; }
	.venv/bin/python -m pip install -q --disable-pip-version-check -r training/requirements.txt
	.venv/bin/python -m training.pipeline --data "$(DATA)/nlp"
	for fold in 0 1 2 3; do .venv/bin/python -m training.encoder --data "$(DATA)/attribution" training/data \
		--out build/folds --fold $$fold/4 || exit 1; done
	.venv/bin/python -m training.encoder --data "$(DATA)/attribution" training/data --out resources/encoder
	.venv/bin/python -m training.calibrate --data "$(DATA)/attribution" training/data
	.venv/bin/python -m training.calibrate --data "$(DATA)/attribution" training/data --marks build/folds/*.npz \
		--diagram docs/scores.svg

bundle: setup ## the PyInstaller folder dist/sorotan with licences and SBOM, and the whole job done with it
	.venv/bin/pyinstaller --noconfirm --log-level ERROR build.spec
	.venv/bin/python -m pytest -q tests/bundle/smoke.py --bundle dist/sorotan

deb: setup ## a package for Debian of dist/sorotan, beside it
	.venv/bin/python -m bundling.deb

bare: ## start dist/sorotan, and the package where there is one, in a bare Debian; needs root and debootstrap
	tests/bundle/bare.sh dist/sorotan $(wildcard dist/*.deb)

audit: setup ## look over requirements.lock: vulnerabilities, hashes, withdrawn and newer versions
	.venv/bin/python -m bundling.audit

pictures: setup ## the pictures in docs/, from the window itself
	.venv/bin/python -m docs.make_pictures

strings: setup ## the catalogues of the languages, from the source; see docs/languages.md
	.venv/bin/python -m docs.strings

lock: ## make requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -o requirements.lock

clean: ## everything that was made
	rm -rf .venv build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.*
