"""Reads a file with layout in a process of its own, so that time and memory have a bound."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from .fouten import OnleesbaarBestand
from .tekst import Regel

MAX_SECONDS = 60
REMEMBERED = 4
MAX_MEMORY = 500 * 1024 * 1024


@lru_cache(maxsize=REMEMBERED)
def read_apart(form: str, data: bytes) -> tuple[Regel, ...]:
    """Return the lines of a PDF or Word document; raise OnleesbaarBestand with the reason."""
    command = [sys.executable, "-m", "gastvrij.kaders.inlezen.leesproces", form]
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, check=False, timeout=MAX_SECONDS, env=there
        )
    except subprocess.TimeoutExpired as problem:
        raise OnleesbaarBestand("too_slow") from problem
    if done.returncode:
        raise OnleesbaarBestand("too_heavy")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "code" in answer:
        raise OnleesbaarBestand(answer["code"])
    return tuple(_regel(one) for one in answer["regels"])


def as_answer(regels: list[Regel]) -> dict[str, Any]:
    """Return lines as plain JSON values."""
    return {"regels": [asdict(regel) for regel in regels]}


def _regel(values: dict[str, Any]) -> Regel:
    cells, parts = tuple(values["cells"]), tuple(tuple(part) for part in values["parts"])
    return Regel(**{**values, "cells": cells, "parts": parts})
