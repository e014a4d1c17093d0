"""The process that reads one file: the file comes in, its lines or the reason why not go out."""

import gc
import json
import logging
import resource
import sys

from .apart import MAX_MEMORY, MAX_SECONDS, as_answer
from .docx import read_docx
from .fouten import OnleesbaarBestand
from .pdf import read_pdf

SELDOM = 100_000
_READERS = {"pdf": read_pdf, "docx": read_docx}


def main() -> None:
    """Read the file on standard input as the form that the command names."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    logging.disable(logging.CRITICAL)
    gc.set_threshold(SELDOM)
    try:
        answer = as_answer(_READERS[sys.argv[1]](sys.stdin.buffer.read()))
    except OnleesbaarBestand as problem:
        answer = {"code": problem.code}
    except MemoryError:
        answer = {"code": "too_heavy"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
