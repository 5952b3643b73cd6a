"""The register that is read: SIPRI's own, which lies beside the repository, or one of the same form, drawn."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import NamedTuple

from headstamp.collect.registers.description import register_named
from headstamp.world.files import PREAMBLE, SITE

ROOT = Path(__file__).resolve().parents[1]
REAL = Path("sipri", "register_gen2026-05-18_order-level_1950-2026.csv")
REAL_SKIP, REAL_ORDERS = 12, 29_916
"""Lines of the real file down to its header, and orders below it."""
AT_ONCE = 50_000


class TradeRegister(NamedTuple):
    """A file: ``skip`` lines down to its header, ``orders`` below it, and ``words`` on where it comes from."""

    path: Path
    skip: int
    orders: int
    words: str


def shared_registers() -> Path | None:
    """The folder of real registers in ../shared or HEADSTAMP_SHARED; None where it is missing: their terms keep them out of
    the repository."""
    beside = Path(os.environ.get("HEADSTAMP_SHARED") or ROOT.parent / "shared")
    return next((one for one in (beside / "registers", beside / "data" / "registers") if one.is_dir()), None)


def real_register() -> TradeRegister | None:
    """SIPRI's register of May 2026, or None where it is not at hand."""
    folder = shared_registers()
    if folder is None or not (folder / REAL).is_file():
        return None
    return TradeRegister(folder / REAL, REAL_SKIP, REAL_ORDERS, f"SIPRI's register, {REAL.name}")


def drawn_register(path: Path, orders: int) -> TradeRegister:
    """Draw a register in the form of SIPRI's site, and write it; equal sizes give equal bytes.

    Its cells are about as long and as often repeated as those of the real one: more than half of the orders have a
    comment of their own, and there is a designation for every seventh order.
    """
    draw = random.Random(orders)
    with path.open("w", encoding="cp1252", newline="\n") as out:
        out.write("\n".join((*PREAMBLE, ",".join(SITE), "")))
        for first in range(0, orders, AT_ONCE):
            columns = _drawn(draw, first, min(AT_ONCE, orders - first), orders)
            out.writelines(",".join(cells) + "\n" for cells in zip(*columns, strict=True))
    return TradeRegister(path, len(PREAMBLE) + 1, orders, f"a drawn register of {orders:,} orders")


def _drawn(draw: random.Random, first: int, count: int, orders: int) -> list[list[str]]:
    """The cells of some orders, column by column, in the order of the site."""
    states = [f"{name}land {number}" for number in range(85) for name in ("Rurita", "Arca", "Zenda")]
    described = [word for column in register_named("sipri").columns for word in column.words]
    models = range(max(20, orders // 7))
    ordered = [int(5 / (1 - draw.random()) ** 0.8) for _ in range(count)]
    years = draw.choices(range(1950, 2026), k=count)
    lasted = [int(draw.expovariate(0.8)) + 2 for _ in range(count)]
    units = [draw.randint(1, 800) / 20 for _ in range(count)]
    comments = [
        f"Deal {first + number} worth ${draw.randint(1, 9000)} m; incl training and spare parts"
        if draw.random() < 0.55 else draw.choice(("Second-hand; aid", "For air force", "", "Modernized before delivery"))
        for number in range(count)
    ]  # fmt: skip
    value = [number_words(unit * number) for unit, number in zip(units, ordered, strict=True)]
    return [
        draw.choices(states, k=count), draw.choices(states[:140], k=count), list(map(str, years)),
        draw.choices(("", "", "", "?"), k=count), list(map(str, ordered)), draw.choices(("", "?"), k=count),
        [f"M-{number} Halberd" for number in draw.choices(models, k=count)], draw.choices(described, k=count),
        list(map(str, ordered)), draw.choices(("", "?"), k=count),
        ["; ".join(map(str, range(year + 1, year + last))) for year, last in zip(years, lasted, strict=True)],
        draw.choices(("New", "New", "Second hand"), k=count), comments, list(map(number_words, units)), value, value,
    ]  # fmt: skip


def number_words(value: float) -> str:
    """A number as the register writes it: two digits after the point at most, and never with an exponent."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
