"""Which struct the findings of each rule hold, so that stored ones are read back strictly."""

from __future__ import annotations

from typing import Any

from msgspec import convert

from headstamp.answers.answer import Part
from headstamp.answers.bounds import BoundsAnswer, FragilityFinding
from headstamp.answers.candidates import ItemCandidates
from headstamp.answers.claims import Claim
from headstamp.answers.decades import Decades
from headstamp.answers.documented import Documented
from headstamp.answers.embargoes import Embargoes
from headstamp.answers.flow import Flow
from headstamp.answers.gaps import Gap
from headstamp.answers.holder_supply import HolderSupply
from headstamp.answers.routes import RoutesAnswer
from headstamp.answers.suppliers import SuppliersAnswer
from headstamp.answers.types import TypesAnswer
from headstamp.nouns.finding import rule_name

VALUES: dict[str, type[Part]] = {
    "documented": Documented, "suppliers": SuppliersAnswer, "decades": Decades, "bounds": BoundsAnswer,
    "fragility": FragilityFinding, "candidates": ItemCandidates, "types": TypesAnswer, "routes": RoutesAnswer,
    "holder_supply": HolderSupply, "embargoes": Embargoes, "flow": Flow, "claims": Claim, "gaps": Gap,
}  # fmt: skip
"""By the name of the rule, without its version."""


def value_of(rule: str, said: dict[str, Any]) -> Any:
    """What a finding of a rule says, in its struct.

    Args:
        rule: name@version.
        said: the value as plain JSON.
    Raises:
        ValueError: no rule has this name, or findings of it have another shape.
    """
    kind = VALUES.get(rule_name(rule))
    if kind is None:
        raise ValueError(f"no rule {rule}")
    return convert(said, kind)
