"""The noun Source: bytes that we kept, or a page that such bytes cite."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where statements come from.

    ``id`` SHA-256 of the bytes (held) or of ``cited:`` and the address (cited), 64 hex digits; ``register`` the
    registers read in it, or the table that cites it; ``vintage`` ISO day on which the publisher made it, or '';
    ``corrects`` the held source whose rows it replaces where it has their ids, or '';
    ``reliability`` A–F, or '' where nobody judged it (read as F); ``access`` open, restricted or sealed.
    """

    id: str
    held: bool
    register: str = ""
    name: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    vintage: str = ""
    kind: str = ""
    reliability: str = ""
    access: str = "open"
    licence: str = ""
    root: str = ""
    told_as: str = ""
    corrects: str = ""
