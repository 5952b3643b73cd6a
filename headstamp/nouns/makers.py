"""Makers of weapons and the names that go by them; the data, with the page that each was read on, is ``makers.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from headstamp.nouns.packaged import packaged


@cache
def makers() -> Mapping[str, tuple[str, ...]]:
    """Every listed maker, by the name that we give it, with all its names, that one first."""
    return {maker: (maker, *entry.get("names", ())) for maker, entry in packaged("makers.yml").items()}
