"""Cleaning the words of many mentions: each distinct word once and joined, as the product does, beside once for each mention.

    python -m benchmarks clean [--mentions 1000000] [--distinct 20000]

The same cleaner of designations does both, in one process; the ways take turns.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from benchmarks.machine import machine
from headstamp.collect.checks.row_errors import Used
from headstamp.collect.registers.description import register_named
from headstamp.collect.unpivot import clean
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.values import CLEANERS

COLUMN = next(column for column in register_named("sipri").columns if column.value == "designation")
NUMBERS = {"number": "whole", "c0": "text"}


def drawn_mentions(mentions: int, distinct: int, seed: int = 1) -> list[str]:
    """Designations, some often and most seldom, as in a register; every one of the distinct occurs."""
    draw = random.Random(seed)
    kinds = ("Lance", "Halberd", "Mod.2")
    words = [f"{draw.choice('ABCKMPT')}{draw.choice('-/ ')}{number} {draw.choice(kinds)}" for number in range(distinct)]
    drawn = [words[int(distinct * draw.random() ** 3)] for _ in range(mentions - distinct)] + words
    draw.shuffle(drawn)
    return drawn


def once_and_joined(mentions: list[str]) -> int:
    """The product's way: mentions into the engine, its distinct ones cleaned, and joined back; gives the rows."""
    engine = DuckEngine()
    try:
        engine.load("arrived", {"number": range(len(mentions)), "c0": mentions}, NUMBERS)
        used: Used = [(0, COLUMN)]
        clean(engine, used)
        joined = "select number, said, canon from arrived join word on word.cell = c0"
        engine.make("told", joined)
        return int(engine.rows("select count(*) as n from told where canon is not null")[0]["n"])
    finally:
        engine.close()


def each_mention(mentions: list[str]) -> int:
    """The same cleaner, called for each mention; gives how many."""
    cleaner = CLEANERS[COLUMN.value]
    return len([(number, value.said, value.canon) for number, mention in enumerate(mentions) for value in cleaner(mention)])


WAYS: dict[str, Callable[[list[str]], int]] = {
    "each distinct word once, and joined": once_and_joined,
    "each mention": each_mention,
}


def main(words: list[str] | None = None) -> None:
    """Print everything as Markdown."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--mentions", type=int, default=1_000_000)
    ask.add_argument("--distinct", type=int, default=20_000)
    ask.add_argument("--times", type=int, default=3)
    given = ask.parse_args(words)
    print(machine("duckdb", "arro3-core"))
    mentions = drawn_mentions(given.mentions, given.distinct)
    print(f"\n{given.mentions:,} mentions of {given.distinct:,} distinct designations; the best of {given.times} turns\n")
    best = {way: [float("inf")] * 2 for way in WAYS}
    for _ in range(given.times):
        for way, run in WAYS.items():
            began = time.perf_counter(), time.process_time()
            if (count := run(mentions)) != given.mentions:
                raise RuntimeError(f"{way}: cleaned {count:,} mentions of {given.mentions:,}")
            spent = time.perf_counter() - began[0], time.process_time() - began[1]
            best[way] = [min(pair) for pair in zip(best[way], spent, strict=True)]
    ours = best[next(iter(WAYS))]
    print("| way | seconds | processor seconds | this / ours | of the processor |\n|---|---:|---:|---:|---:|")
    for way, (seconds, processor) in best.items():
        print(f"| {way} | {seconds:.2f} | {processor:.2f} | {seconds / ours[0]:.1f} | {processor / ours[1]:.1f} |")


if __name__ == "__main__":
    main()
