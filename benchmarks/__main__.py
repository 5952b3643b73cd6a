"""Run one benchmark, or all of them in turn, as Markdown on stdout.

python -m benchmarks [NAME [OPTIONS]]
"""

from __future__ import annotations

import sys
from importlib import import_module

NAMES = ("read_sipri", "registers", "customs", "clean", "bounds", "commands", "keys")
"""Modules of this folder, each with ``main(words)``, which takes the options of its command line."""


def main(words: list[str]) -> int:
    """Run what the words ask for; gives the exit code."""
    if words and words[0] not in NAMES:
        print(f"error: found {words[0]!r}; expected one of {', '.join(NAMES)}, or nothing", file=sys.stderr)
        return 2
    for name in words[:1] or NAMES:
        print(f"# {name}\n", flush=True)
        import_module(f"benchmarks.{name}").main(words[1:])
        print(flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
