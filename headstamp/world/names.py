"""Names of an invented world: no state, maker or group of ours has them."""

from __future__ import annotations

import random

BEGINNINGS = ("Arv", "Bel", "Corv", "Dal", "Esk", "Fer", "Gol", "Hask", "Ilv", "Jast", "Kelm", "Lorv", "Mask", "Nel",
              "Osk", "Perv", "Quor", "Rask", "Sulv", "Tarv", "Ulm", "Vask", "Wel", "Zork")  # fmt: skip
ENDINGS = ("enor", "umer", "idal", "astu", "ovir", "elund", "imarn", "ogast")


def state_names(draw: random.Random, count: int) -> list[str]:
    """`count` (at most 24) names that begin and sound differently."""
    return [begin + draw.choice(ENDINGS) for begin in draw.sample(BEGINNINGS, count)]


def state_code(number: int) -> str:
    """A code of three letters that ISO 3166-1 leaves to its users: XAA, XAB, … (0 to 675)."""
    return f"X{chr(65 + number // 26)}{chr(65 + number % 26)}"
