"""Headstamp traces documented weapons: which states made, supplied and lost them, by which routes, how sure are we?

Functions take an open case first:

>>> import headstamp
>>> with headstamp.open_case("iraq-2014") as case:          # doctest: +SKIP
...     headstamp.suppliers(case, recipient="Iraq", first=2005, last=2014)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from headstamp.nouns.version import VERSION

if TYPE_CHECKING:
    # What editors and type checkers see. At run time each is imported when it is first used, so that ``--help`` stays light.
    from headstamp.casefile.case import Case
    from headstamp.casefile.listing import refused
    from headstamp.collect.add import add
    from headstamp.collect.field_tables.template import columns_of, odk_form, template
    from headstamp.collect.mapping.guess import guess_mapping
    from headstamp.collect.mapping.written import save_mapping
    from headstamp.pipeline import build, demo, init, open_case, report, show, sources, verify
    from headstamp.resolve.judge import judge
    from headstamp.resolve.review import review
    from headstamp.trace.makers.bounds_of_case import bounds
    from headstamp.trace.routes.item_routes import routes
    from headstamp.trace.supply.suppliers import suppliers
    from headstamp.trace.types.catalogue import types

__version__ = VERSION

__all__ = [
    "Case",
    "__version__",
    "add",
    "bounds",
    "build",
    "columns_of",
    "demo",
    "guess_mapping",
    "init",
    "judge",
    "odk_form",
    "open_case",
    "refused",
    "report",
    "review",
    "routes",
    "save_mapping",
    "show",
    "sources",
    "suppliers",
    "template",
    "types",
    "verify",
]

HOMES = {
    "Case": "headstamp.casefile.case",
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
"""Where each public name is."""

ASKED = {
    "suppliers": "headstamp.trace.supply.suppliers",
    "routes": "headstamp.trace.routes.item_routes",
    "bounds": "headstamp.trace.makers.bounds_of_case",
    "types": "headstamp.trace.types.catalogue",
    "review": "headstamp.resolve.review",
    "judge": "headstamp.resolve.judge",
}
"""Questions to a case: its tables are laid out and its names resolved before the function is called."""

if not TYPE_CHECKING:
    # Hidden from type checkers, so that a name which is not there is an error for them too.
    def __getattr__(name: str) -> object:
        if name in HOMES:
            return getattr(import_module(HOMES[name]), name)
        if name in ASKED:
            from headstamp.pipeline import asked

            return asked(getattr(import_module(ASKED[name]), name))
        raise AttributeError(f"module 'headstamp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
