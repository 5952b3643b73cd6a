"""Makers of weapons and the names that go by them; the data, with the page that each was read on, is ``makers.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def makers() -> Mapping[str, tuple[str, ...]]:
    """Every listed maker, by the name that we give it, with all its names, that one first."""
    import yaml  # only who meets such a cell needs it

    text = resources.files("headstamp.nouns").joinpath("makers.yml").read_text(encoding="utf-8")
    return {maker: (maker, *entry.get("names", ())) for maker, entry in yaml.safe_load(text).items()}
