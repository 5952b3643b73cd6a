"""Precision and recall of the cleaners against hand-made answer keys, kind by kind.

    python -m benchmarks keys [--keys FOLDER] [--json]

The keys (Rio de Janeiro and São Paulo, Instituto Sou da Paz) are for tests only and lie outside the repository: beside
it, or where `HEADSTAMP_SHARED` points. Without them the script says so and measures nothing. `--keys` takes another folder
with files of the same names (`key_make*.csv`, `key_calibre*.csv`, …): the half that we have not seen, for one.

Half of the words, drawn by their hash, were looked at while the rules were written (`development`); the others were only
counted (`held out`). An answer of the key is cleaned by the same cleaner as the word, so that two ways to write one thing
are one. A word counts as decided where the cleaner gives one form without a hedge:

    precision = right / decided        recall = right / answers

Words to which the key has no answer (empty, CHECKMANUAL, NI) count nowhere. `open` are the words that the cleaner leaves
open by a hedge, `fitting` those of them whose answer is among what they may mean.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.serial_rules import Rules, month_of
from benchmarks.trade_register import shared_registers
from headstamp.collect.registers.description import register_named
from headstamp.nouns.cartridges import forms_by_bore
from headstamp.nouns.values import CLEANERS, is_vague
from headstamp.nouns.values.text import fold

NO_ANSWER = frozenset({"", "checkmanual", "ni"})
UNKNOWN_MAKE = "sem informacao"
"""The key's words for a make that the cell does not say."""
BORE_ALONE = re.compile(r"[.][0-9]+|[0-9.]+mm")
PARTS = ("development", "held out")
HEAD = ("kind", "part", "answers", "decided", "right", "precision", "recall", "open", "fitting")


class Answered(NamedTuple):
    """A word with what the cleaner says of it and what the key does.

    ``ours`` the form, or None; ``is_sure`` whether it stands without a hedge; ``key`` the key's form; ``fits`` whether a
    form that is left open may be the key's.
    """

    word: str
    ours: str | None
    is_sure: bool
    key: str
    fits: bool = False


class Score(NamedTuple):
    """How one kind came out, in one part of the key."""

    kind: str
    part: str
    answers: int
    decided: int
    right: int
    open: int = 0
    fitting: int = 0

    def told(self) -> dict[str, str | int | float | None]:
        """The counts, with precision and recall; None where nothing was decided, or nothing answered."""
        return {
            **self._asdict(),
            "precision": round(self.right / self.decided, 3) if self.decided else None,
            "recall": round(self.right / self.answers, 3) if self.answers else None,
        }


def part_of(word: str) -> str:
    """Whether a word was looked at while the rules were written, by the hash of its folded letters."""
    return PARTS[hashlib.sha256(fold(word).encode()).digest()[0] % 2]


def keys_beside() -> Path | None:
    """The folder of the keys among the real registers; None where it is not at hand."""
    folder = shared_registers()
    return folder / "brazil" if folder and (folder / "brazil").is_dir() else None


def rows(folder: Path, pattern: str) -> Iterator[dict[str, str]]:
    """The rows of all files of a pattern."""
    for path in sorted(folder.glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.DictReader(lines)


def has_answer(said: str) -> bool:
    """Whether the key answers at all."""
    return fold(said) not in NO_ANSWER


def calibres(folder: Path) -> Iterator[Answered]:
    """The calibre key; a cell of several calibres is not decided."""
    clean = CLEANERS["calibre"]
    for row in rows(folder, "key_calibre*.csv"):
        word, said = row["calibre"], row["calibre_formatado_final"]
        if word.strip(" ;") and has_answer(said):
            values, key = clean(word), str(clean(said)[0].canon)
            ours = values[0].canon if len(values) == 1 and not is_vague(values[0]) else None
            yield Answered(word, ours, values[0].hedge is None, key, fits=ours is not None and may_be(ours, key))


def cartridges(folder: Path) -> Iterator[Answered]:
    """The calibre key without answers that are a bore alone (``.32``): they do not say which cartridge is meant."""
    return (one for one in calibres(folder) if not BORE_ALONE.fullmatch(one.key) or CLEANERS["calibre"](one.key)[0].hedge is None)


def may_be(bore: str, cartridge: str) -> bool:
    """Whether a bore, or a number without unit, may be this cartridge or gauge."""
    ways = {bore, f".{bore}", f"{bore}mm", bore.removesuffix("mm") + " bore"}
    known = frozenset[str]().union(*(forms_by_bore().get(way, frozenset()) for way in ways))
    begins = (*(f"{way} " for way in ways), bore.removesuffix("mm") + "x")
    return cartridge in ways | known or cartridge.startswith(begins)


def bores_of(form: str) -> frozenset[str]:
    """The bores that a form has: its own, and those by which the list of cartridges knows it."""
    number, _, word = form.partition(" ")
    if word == "bore" or form.isdecimal():
        return frozenset({f"{number} bore"} | ({f".{number}"} if form.isdecimal() else set()))
    bore, times, _ = number.partition("x")
    own = f"{bore}mm" if times else number
    return frozenset({own} | {known for known, forms in forms_by_bore().items() if form in forms})


def bores(folder: Path) -> Iterator[Answered]:
    """The calibre key by bores alone: .38 and .38 Special are one."""
    for one in calibres(folder):
        same = one.ours is not None and bores_of(one.ours) & bores_of(one.key)
        yield one._replace(ours=one.key if same else one.ours and f"not {one.key}", is_sure=True)


def makes(folder: Path) -> Iterator[Answered]:
    """The key of makes. A name that is on no list is left open; it fits where its words are those of the key."""
    clean = CLEANERS["make"]
    for row in rows(folder, "key_make*.csv"):
        word, said = row["arma_marca"], row["marca_arma_v2"]
        if word.strip(" ;") and has_answer(said):
            values = clean(word)
            key = "unknown" if fold(said) == UNKNOWN_MAKE else str(clean(said)[0].canon)
            ours = values[0].canon if len(values) == 1 else None
            ours = None if ours == "other" else ours
            yield Answered(word, ours, not is_vague(values[0]), key, fits=ours == key)


def types(folder: Path) -> Iterator[Answered]:
    """The key of weapon types, as classes, by the words of the register of decoded numbers."""
    column = next(one for one in register_named("brazil_decoded").columns if one.property == "class")
    for row in rows(folder, "key_type*.csv"):
        if (key := column.words.get(fold(row["tipo_formatado"]))) is not None:
            yield Answered(row["tipo"], column.words.get(fold(row["tipo"])), True, key)


def serials(folder: Path, *, months: bool) -> Iterator[Answered]:
    """Years, or years with months, of make: the number as our cleaner pulls it out, read by the compilers' own rules."""
    rules = Rules.read(folder)
    for row in rows(folder, "sp_taurus_decoded*.csv"):
        key = (row["year_made"], row["month_made"] if months else "")
        read = month_of(row["serial_as_written"], row["calibre_as_written"], int(row["year_seized"]), rules)
        ours = None if read is None else f"{read[0]}-{read[1]}" if months else read[0]
        yield Answered(row["serial_as_written"], ours, True, "-".join(key) if months else key[0])


KINDS: Mapping[str, Callable[[Path], Iterable[Answered]]] = {
    "make": makes,
    "calibre": calibres,
    "calibre: cartridge": cartridges,
    "calibre: bore": bores,
    "type": types,
    "serial: year": lambda folder: serials(folder, months=False),
    "serial: year and month": lambda folder: serials(folder, months=True),
}


def score(kind: str, part: str, answered: Iterable[Answered]) -> Score:
    """Count one kind in one part."""
    seen = Counter[str]()
    for one in answered:
        seen["answers"] += 1
        if one.ours is not None and one.is_sure:
            seen["decided"] += 1
            seen["right"] += one.ours == one.key
        elif one.ours is not None:
            seen["open"] += 1
            seen["fitting"] += one.fits
    return Score(kind, part, *(seen[name] for name in Score._fields[2:]))


def pairs(kind: str, part: str, answered: Iterable[Answered]) -> Score:
    """Two words together or apart, whatever their form is called: pairs that the key puts together are the answers."""
    listed = list(answered)
    both = [(a.ours is not None and a.ours == b.ours, a.key == b.key) for a, b in combinations(listed, 2)]
    ours, key = sum(one for one, _ in both), sum(one for _, one in both)
    return Score(kind, part, key, ours, sum(one and other for one, other in both))


def scores(folder: Path) -> list[Score]:
    """Every kind in every part; kinds whose key is not in the folder are left out."""
    found = []
    for kind, read in KINDS.items():
        answered = list(read(folder))
        # No rule was written while looking at numbers or types: their words are one part.
        split = kind.startswith(("make", "calibre"))
        for part in PARTS if split else ("all",):
            some = [one for one in answered if not split or part_of(one.word) == part]
            if some:
                found.append(score(kind, part, some))
            if some and kind == "make":
                found.append(pairs("make: pairs of spellings", part, some))
    return found


def table(found: Iterable[Score]) -> str:
    """The scores as a Markdown table."""
    lines = ["| " + " | ".join(HEAD) + " |", "|---|---" + "|---:" * (len(HEAD) - 2) + "|"]
    for one in found:
        told = one.told()
        lines.append("| " + " | ".join("–" if told[name] is None else str(told[name]) for name in HEAD) + " |")
    return "\n".join(lines)


def main(words: list[str]) -> None:
    """Print the table, or one JSON object."""
    options = argparse.ArgumentParser(prog="python -m benchmarks keys", description="Cleaners against answer keys.")
    options.add_argument("--keys", type=Path, help="a folder with the keys; else the one beside the repository")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    asked = options.parse_args(words)
    folder = asked.keys or keys_beside()
    found = scores(folder) if folder is not None and folder.is_dir() else []
    if not found:
        print(f"no keys in {folder or 'shared/data beside the repository'}: nothing measured", file=sys.stderr)
    elif asked.json:
        print(json.dumps({"schema": "benchmarks/keys@1", "scores": [one.told() for one in found]}))
    else:
        print(table(found))
        print("\nThe country of a make is not derived: a brand's country is not that of the plant.")
