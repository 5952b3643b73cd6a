"""Cartridges that go by several names; the data, with the page that each was read on, is ``cartridges.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from headstamp.nouns.packaged import packaged


@cache
def names() -> Mapping[str, str]:
    """Every listed name of a cartridge, its form among them, to the form that we give."""
    return {name: form for form, entry in _said().items() for name in (form, *entry["names"])}


@cache
def forms_by_bore() -> Mapping[str, frozenset[str]]:
    """Every bore, as the listed names and forms write it (``9mm``, ``.380``), to the forms that have it."""
    found: dict[str, set[str]] = {}
    for name, form in names().items():
        first = name.split()[0]
        bore, times, _ = first.partition("x")
        found.setdefault(f"{bore}mm" if times else first, set()).add(form)
    return {bore: frozenset(forms) for bore, forms in found.items()}


@cache
def _said() -> dict[str, dict[str, list[str]]]:
    said: dict[str, dict[str, list[str]]] = packaged("cartridges.yml")
    return {str(form): {**entry, "names": [str(name) for name in entry["names"]]} for form, entry in said.items()}
