"""What a task says of an input that it does not take."""

from __future__ import annotations


class Refusal(Exception):
    """``found`` in words; ``why`` ``unsound`` or ``large``."""

    def __init__(self, found: str, why: str = "unsound") -> None:
        super().__init__(found)
        self.found, self.why = found, why
