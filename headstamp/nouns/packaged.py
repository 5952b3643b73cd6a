"""Lists that lie beside the nouns as YAML, for people to read and to add to."""

from __future__ import annotations

from importlib import resources
from typing import Any


def packaged(name: str) -> Any:
    """What a file of this package says: ``packaged("makers.yml")``. Read anew each time; who needs it often keeps it."""
    import yaml  # only who meets a cell that needs a list needs it

    return yaml.safe_load(resources.files("headstamp.nouns").joinpath(name).read_text(encoding="utf-8"))
