# report: the yearly report from our plan. test: every check. bench: speed, as ratios of one run;
# of some parts only: make bench PARTS="one large city country page files import"; PARTS=--write
# keeps what all of them gave in docs/performance.md.
# mutants: whether the tests notice a changed program; takes long. Again: only what is left.
# A sample: make mutants SAMPLE="'*3' '*8'", the fifth of them whose number ends in 3 or 8.
# accuracy: how near an import comes to the expected plans of the corpus, kept in docs/accuracy.md.
# fuzz: damaged input for FUZZ_SECONDS, from seed FUZZ_SEED on.
# generated: the files that are made from code (Word templates, the reference of their names, the
# page of codes, that of the commands with their man page and table of completion, pictures of what a
# terminal shows).
PYTHON ?= python3
YEAR ?= 2026
FUZZ_SECONDS ?= 3600
FUZZ_SEED ?= 1000
BIN := .venv/bin

.PHONY: report test fuzz bench accuracy mutants generated clean

report: .venv/runtime
	$(BIN)/ctr report $(YEAR) > baocao-$(YEAR).md
	@echo "Đã ghi baocao-$(YEAR).md"

test: .venv/development
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	@# mypy on one core beside the tests, which wait now and then; what it found comes below theirs
	$(BIN)/mypy > .venv/types.txt & types=$$!; $(BIN)/python -m pytest; failed=$$?; \
	wait $$types || failed=1; cat .venv/types.txt; exit $$failed
	$(BIN)/ctr check --format concise > /dev/null

fuzz: .venv/development
	FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) $(BIN)/python -m pytest -n 0 tests/fuzz

bench: .venv/runtime
	$(BIN)/python -m tests.bench $(PARTS)

accuracy: .venv/development
	$(BIN)/python tests/accuracy.py --write

mutants: .venv/development
	-$(BIN)/mutmut run $(SAMPLE)
	$(BIN)/python tests/mutants.py $(SAMPLE)

generated: .venv/runtime
	$(BIN)/python -m ctr.documents.build.word_templates
	$(BIN)/python -m ctr.documents.build.reference
	$(BIN)/python -m ctr.documents.build.code_page
	$(BIN)/python -m ctr.cli.build
	$(BIN)/ctr schema
	$(BIN)/ctr schema --plan examples/phuong-vi-du
	$(BIN)/python tests/pictures.py

clean:
	rm -rf .venv mutants baocao-*.md

.venv/runtime: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/development: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch .venv/runtime $@
