"""The noun Finding: what we conclude, by which rule, from which statements."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


def rule_name(rule: str) -> str:
    """The name of a rule without its version.

    >>> rule_name("suppliers@3")
    'suppliers'
    """
    return rule.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """A conclusion.

    ``rule`` name@version; ``about`` what it speaks of, in words or an id; ``value`` what was concluded, a struct of
    :mod:`headstamp.answers`;
    ``low`` and ``high`` its bounds (None is open); ``support`` and ``against`` ids of statements, sorted, or of the held
    sources where it speaks of rows that gave no statement;
    ``parameters`` what was asked, plain JSON.
    """

    rule: str
    about: str
    value: Value
    low: float | None = None
    high: float | None = None
    support: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """32 hex digits over rule, subject and parameters: the same question keeps its id when the answer moves."""
        asked = json.dumps([self.rule, self.about, self.parameters], sort_keys=True, ensure_ascii=False)
        return sha256(asked.encode()).hexdigest()[:32]
