"""The finding on the way of the items, from maker to holder, as the picture draws it."""

from __future__ import annotations

from headstamp.answers.answer import Count, OneOrMore, Part


class FlowNode(Part, frozen=True, kw_only=True):
    """A box of the picture."""

    id: str
    label: str
    column: Count
    """from the left, 0 for makers"""


class FlowLink(Part, frozen=True, kw_only=True):
    """A band between two boxes."""

    source: str
    """the box on its left"""
    target: str
    """the box on its right"""
    items: OneOrMore
    """how many items came that way"""
    certain: bool
    """whether one row states both ends, for each of them"""


class Maker(Part, frozen=True, kw_only=True):
    """A state that is said to have made items."""

    state: str
    """its code"""
    name: str
    certain: Count
    """items of which it is the only maker named"""
    possible: Count
    """items of which others are named too"""
    drawn_on: list[str]
    """of a vanished state, the codes of those on whose land it is drawn"""
    dates: str
    """of a vanished state, its years"""


class Flow(Part, frozen=True, kw_only=True):
    """The way of the items to a holder; nothing here is a bound."""

    holder: str
    """as requested"""
    items: Count
    """items of whose way anything is known"""
    of: Count
    """items in all"""
    nodes: list[FlowNode]
    links: list[FlowLink]
    made_in: list[Maker]
