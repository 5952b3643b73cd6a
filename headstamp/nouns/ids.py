"""Ids: computed from raw words only, so that a better cleaner renames nothing (contracts, section 3)."""

from __future__ import annotations

import hashlib

SEPARATOR = "\x1f"
"""U+001F, which joins the parts before hashing."""


def digest(*parts: str) -> str:
    """First 16 bytes, as 32 hex digits, of SHA-256 over ``parts`` (UTF-8, joined by U+001F)."""
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8")).hexdigest()[:32]


def statement_id(register: str, kind: str, subject: str, prop: str, said: str) -> str:
    """Id of a Statement: source and locator are left out, so next year's register repeats it."""
    return digest(register, kind, subject, prop, said)


def subject_id(register: str, key_cells: tuple[str, ...], occurrence: int) -> str:
    """Id of what a row speaks of.

    Args:
        register: the register's name.
        key_cells: the raw cells of ``register.yml: key``, in that order.
        occurrence: 1, 2, … among rows of equal key, ordered by their raw text.
    """
    return digest(register, *key_cells, str(occurrence))


def cited_id(address: str) -> str:
    """Id of a source known only through another: SHA-256, 64 hex digits, of ``cited:`` and its address."""
    return hashlib.sha256(f"cited:{address}".encode()).hexdigest()
