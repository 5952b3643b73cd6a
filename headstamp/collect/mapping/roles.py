"""Which of the columns that hold names of states gave, and which got: told by a name, by the flow, or left to a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from headstamp.collect.mapping.names import ROLES
from headstamp.collect.mapping.vocabulary import folded, named_so, names
from headstamp.nouns.values.text import fold

EITHER = "supplier or recipient? Its name does not tell; write it under columns as what it is"
OTHER = {"supplier": "recipient", "recipient": "supplier"}
ROLE_OF = {"export": "supply", "import": "reported import", "re-export": "part of exports", "re-import": "other flow"}
"""Our roles of the flows that the vocabulary knows."""


class Side(NamedTuple):
    """What a column of states is taken for: ``property``, or '' where a person must say; ``why``."""

    property: str
    why: str


class Flow(NamedTuple):
    """The column that tells which way a row goes: where it stands, and from each flow of the vocabulary (``export``, ``import``,
    ``re-export``, ``re-import``) to the table's words for it; under '' words that the vocabulary does not know."""

    at: int
    said: dict[str, tuple[str, ...]]

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Its words under our roles, as the register of UN Comtrade has them: a reported import counts no supplier."""
        return {ours: self.said[flow] for flow, ours in ROLE_OF.items() if self.said.get(flow)}


def flow_of(columns: Sequence[str], distinct: Sequence[list[str]]) -> Flow | None:
    """The column that is named for a flow and says exports or imports, or None. Of several, the one whose words are known best,
    and words go before codes."""
    found = []
    for at, (name, cells) in enumerate(zip(columns, distinct, strict=True)):
        if folded(name) in names("flow") and any(map(flow_said, cells)):
            ways = {cell: flow_said(cell) for cell in cells}
            flow = Flow(at, {way: tuple(cell for cell in cells if ways[cell] == way) for way in {*ROLE_OF, ""}})
            found.append((len(flow.said[""]), -sum(map(len, cells)), at, flow))
    return min(found)[-1] if found else None


def flow_said(cell: str) -> str:
    """The flow that a cell tells, in any of the languages of the vocabulary; '' where it is none of them."""
    return named_so("flows").get(folded(cell), "")


def side_of(name: str) -> str:
    """``reporter`` or ``partner``, for a column that a customs table calls so; '' for any other."""
    sides = named_so("sides")
    return sides.get(folded(name)) or next((sides[word] for word in folded(name).split() if word in sides), "")


def settled(
    columns: Sequence[str], of_states: Mapping[int, Sequence[str]], taken: Mapping[str, int], flow: Flow | None
) -> dict[int, Side]:
    """What the columns of states are whose names tell no role.

    Args:
        columns: the names of all columns.
        of_states: the distinct cells of those that hold names of states and are taken for nothing yet, by their place.
        taken: the roles that names told, with the place of the column.
        flow: the column that tells which way a row goes, or None.
    Returns:
        for each place of ``of_states`` what it is, with the reason. No role is given without one that says on what it hangs.
    """
    by_flow = {} if any(role in taken for role in ROLES) else _by_flow(columns, of_states, flow)
    if by_flow:
        return {at: by_flow.get(at, Side("", f"holds names of states: {EITHER}")) for at in of_states}
    told = [role for role in ROLES if role in taken]
    if len(told) == 2:
        why = f"holds names of states, and {columns[taken['supplier']]!r} and {columns[taken['recipient']]!r} are who gave and who got"
        return dict.fromkeys(of_states, Side("", f"{why}: transit, maker's state or the like? Write it under columns as what it is"))
    if len(told) == 1 and len(of_states) == 1:
        other = OTHER[told[0]]
        why = (f"its words are names of states, and the other column of states ({columns[taken[told[0]]]!r}) is the {told[0]}: "
               f"probably the {other}, which its own name does not tell; check it")  # fmt: skip
        return dict.fromkeys(of_states, Side(other, why))
    return dict.fromkeys(of_states, Side("", f"holds names of states: {EITHER}"))


def _by_flow(columns: Sequence[str], of_states: Mapping[int, Sequence[str]], flow: Flow | None) -> dict[int, Side]:
    """A table that a state reports: of its exports the reporter is the supplier. Of imports alone nobody can be sure: the partner
    is mostly where goods were made."""
    if flow is None or not flow.said["export"]:
        return {}
    sides: dict[str, int] = {}
    # Of several columns for one side, names say more than codes.
    for at in sorted(of_states, key=lambda at: -sum(len(fold(cell)) for cell in of_states[at]) / max(len(of_states[at]), 1)):
        sides.setdefault(side_of(columns[at]), at)
    if not {"reporter", "partner"} <= set(sides):
        return {}
    inward = "; of an import it is the {}, and 'add' exchanges the two" if flow.said["import"] or flow.said["re-import"] else ""
    return {
        sides[side]: Side(role, f"the {side} of an export, as {columns[flow.at]!r} tells, is the {role}{inward.format(OTHER[role])}")
        for side, role in (("reporter", "supplier"), ("partner", "recipient"))
    }
