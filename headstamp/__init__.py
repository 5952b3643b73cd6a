"""Headstamp traces documented weapons: which states made, supplied and lost them, by which routes, how sure are we?

Functions take an open case first:

>>> import headstamp
>>> with headstamp.open_case("iraq-2014") as case:          # doctest: +SKIP
...     headstamp.suppliers(case, recipient="Iraq", first=2005, last=2014)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from headstamp.nouns.version import VERSION

__version__ = VERSION

HOMES = {
    "open_case": "headstamp.pipeline",
    "init": "headstamp.pipeline",
    "build": "headstamp.pipeline",
    "demo": "headstamp.pipeline",
    "report": "headstamp.pipeline",
    "verify": "headstamp.pipeline",
    "add": "headstamp.collect.add",
    "sources": "headstamp.pipeline",
    "refused": "headstamp.casefile.listing",
    "show": "headstamp.pipeline",
    "template": "headstamp.collect.field_tables.template",
    "guess_mapping": "headstamp.collect.mapping.guess",
    "save_mapping": "headstamp.collect.mapping.written",
    "columns_of": "headstamp.collect.field_tables.template",
    "odk_form": "headstamp.collect.field_tables.template",
}
"""Where each public name lives; a name is imported when it is first used, so that ``--help`` stays light."""

ASKED = {
    "suppliers": "headstamp.trace.supply",
    "routes": "headstamp.trace.routes",
    "bounds": "headstamp.trace.bounds_of_case",
    "types": "headstamp.trace.types",
    "review": "headstamp.resolve.review",
    "judge": "headstamp.resolve.judge",
}
"""Questions to a case: its tables are laid out and its names resolved before the function is called."""

__all__ = sorted(["__version__", *HOMES, *ASKED])


def __getattr__(name: str) -> Any:
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    if name in ASKED:
        from headstamp.pipeline import asked

        return asked(getattr(import_module(ASKED[name]), name))
    raise AttributeError(f"module 'headstamp' has no attribute {name!r}")
