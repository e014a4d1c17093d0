"""Ten thousand damaged documents: no reader breaks, hangs or loses a word."""

import json
import subprocess
import sys

import pytest

from gastvrij.conftest import examples
from gastvrij.kaders.inlezen.apart import MAX_MEMORY

from .schade import SECONDS, document

# 250 documents in ./test, all 10,000 in ./test --all; the number of a document is its seed.
COUNT, CHUNK = examples(250), 50


@pytest.mark.long
@pytest.mark.one_database
@pytest.mark.parametrize("first", range(0, COUNT, CHUNK))
def test_damaged_documents_are_refused_or_read_with_every_word_accounted_for(first: int) -> None:
    numbers = [str(first), str(first + CHUNK)]
    done = subprocess.run(
        [sys.executable, "-m", "gastvrij.kaders.tests.schade", *numbers],
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    assert done.returncode == 0, f"document {said[-1]} broke the process: {done.stderr[-900:]}"
    found = json.loads(said[-1])
    assert sum(found["counts"].values()) == CHUNK
    assert found["slowest"][0] < SECONDS
    assert found["peak_mb"] < MAX_MEMORY >> 20


def test_a_number_gives_the_same_document_each_time() -> None:
    numbers = (1, 6, 11, 16, 21)
    told = (
        "from gastvrij.kaders.tests.schade import document\n"
        f"for nr in reversed({numbers}): print(document(nr).hex())"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True)
    made_elsewhere = [bytes.fromhex(line) for line in done.stdout.decode().splitlines()]
    assert made_elsewhere[::-1] == [document(nr) for nr in numbers]
