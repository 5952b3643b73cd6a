"""Pages with parts that are made: tables out of the code, and what commands really print.

A page is Markdown with marks, each on a line of its own:

    <!-- made: NAME WORDS -->     up to <!-- end -->: what the maker of that name gives for these words
    <!-- run: COMMAND -->         up to <!-- end -->: the command and what it prints, as a block
    <!-- run: COMMAND | first 5 -->            only its first five lines
    <!-- run: COMMAND | with Cyprus; Ukraine --> only the lines that hold one of these words
    <!-- quiet: COMMAND -->       run, and not shown
    <!-- file: NAME -->           the fenced block below is written to a file of this name before the next command

Commands of one page run one after another in one empty folder. What a command says on stderr is not shown, unless the
mark ends in ``2>&1``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

Maker = Callable[..., str]
Runner = Callable[[str], str]

MARK = re.compile(r"<!-- (made|run|quiet|file): (.+?) -->")
END = "<!-- end -->"
LEFT_OUT = "…"


class BrokenMark(ValueError):
    """A mark that is unknown, or has no end."""


def render(text: str, makers: Mapping[str, Maker], run: Runner, folder: Path) -> str:
    """A page with every made part made again.

    Args:
        text: the page as it stands.
        makers: the makers by name.
        run: runs one command in ``folder`` and gives what it prints.
        folder: where the page's files are written.
    Raises:
        BrokenMark: a mark names no maker, has no end, or has no block below it.
    """
    lines = text.split("\n")
    out: list[str] = []
    at = 0
    while at < len(lines):
        out.append(lines[at])
        found = MARK.fullmatch(lines[at])
        at += 1
        if not found:
            continue
        sort, words = found.groups()
        if sort == "file":
            _write_file(folder / words, lines, at)
        elif sort == "quiet":
            run(words)
        else:
            out += (_made(words, makers) if sort == "made" else shown(words, run)).split("\n")
            at = _end(lines, at, words)
            out.append(END)
            at += 1
    return "\n".join(out)


def shown(words: str, run: Runner) -> str:
    """A command and what it prints, as a block; ``words`` may end in ``| first N`` or ``| with WORD; WORD``."""
    command, _, how = (part.strip() for part in words.partition(" | "))
    lines = [line.rstrip() for line in run(command).rstrip("\n").split("\n")]
    return "\n".join(["```console", f"$ {command.removesuffix(' 2>&1')}", *_excerpt(lines, how), "```"])


def _excerpt(lines: list[str], how: str) -> list[str]:
    if not how:
        return lines
    what, _, asked = how.partition(" ")
    if what == "first":
        kept = set(range(int(asked)))
    elif what == "with":
        sought = [word.strip() for word in asked.split(";")]
        kept = {at for at, line in enumerate(lines) if any(word in line for word in sought)}
        if not kept:
            raise BrokenMark(f"no line with {asked!r}")
    else:
        raise BrokenMark(f"found {how!r}; expected 'first N' or 'with WORD; WORD'")
    out: list[str] = []
    for at, line in enumerate(lines):
        if at in kept:
            out.append(line)
        elif not out or out[-1] != LEFT_OUT:
            out.append(LEFT_OUT)
    return out


def _made(words: str, makers: Mapping[str, Maker]) -> str:
    name, *asked = words.split()
    if name not in makers:
        raise BrokenMark(f"no maker {name!r}; expected one of {', '.join(makers)}")
    return makers[name](*asked).strip("\n")


def _end(lines: list[str], at: int, words: str) -> int:
    for further in range(at, len(lines)):
        if lines[further] == END:
            return further
        if MARK.fullmatch(lines[further]):
            break
    raise BrokenMark(f"{words!r} has no {END}")


def _write_file(path: Path, lines: list[str], at: int) -> None:
    if at >= len(lines) or not lines[at].startswith("```"):
        raise BrokenMark(f"no block below the mark of {path.name}")
    end = next((n for n in range(at + 1, len(lines)) if lines[n] == "```"), None)
    if end is None:
        raise BrokenMark(f"the block of {path.name} has no end")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines[at + 1 : end]) + "\n", encoding="utf-8")
