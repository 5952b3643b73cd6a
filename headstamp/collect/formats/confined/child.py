"""Runs in a process of its own: does one task with the bytes on its standard input, and prints what came of it as one JSON object.

It opens nothing by name: the input is open already, the answer goes to standard output, which is a file, and unpacked files
go to the one folder that is named. ``{"made": …}`` is the answer; ``{"refused": words, "why": "unsound"|"large"}`` says what is
wrong with the input.
"""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

from headstamp.collect.formats.confined.limits import confine
from headstamp.collect.formats.confined.refusal import Refusal

TASKS = ("workbook", "archive", "page", "document")
"""The modules beside this one with a function ``make(input, folder, said)``, and what each makes."""
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "cp437", "mac_roman", "ascii", "latin-1", "utf-16")
"""What the tasks decode: looked up beforehand, since it is found by opening files of Python's own."""
FULL = 5
"""The exit code where there was no room to write."""


def main(words: list[str]) -> int:
    """Do one task.

    Args:
        words: its name, what else it needs as JSON, the largest file in bytes, and the folder for files or ''.
    Returns:
        the exit code: 0, :data:`FULL`, or whatever the parser ended with.
    """
    task, said, most, folder = words
    make: Callable[..., Any] = import_module(f"headstamp.collect.formats.confined.{task}").make
    for name in ENCODINGS:
        codecs.lookup(name)
    confine(int(most), folder)
    try:
        with open(0, "rb", closefd=False) as source:
            answer: dict[str, Any] = {"made": make(source, folder, json.loads(said))}
    except Refusal as refusal:
        answer = {"refused": refusal.found, "why": refusal.why}
    except OSError:
        return FULL
    content = json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace")
    try:
        with open(1, "wb", closefd=False) as out:
            out.write(content)
    except OSError:
        return FULL
    os._exit(0)  # to end as Python ends would open files that cannot be opened any more
