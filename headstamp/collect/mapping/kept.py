"""Mappings in a case: kept by their hash like every source, since what was read with one can only be read again with it."""

from __future__ import annotations

from pathlib import Path

from headstamp.casefile.case import Case
from headstamp.casefile.received import HASH
from headstamp.casefile.sources import keep, look, place_of
from headstamp.collect.mapping.own_name import MAPPING
from headstamp.collect.mapping.written import register_of
from headstamp.collect.registers.description import Register
from headstamp.collect.save import saving
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.label import label_of
from headstamp.nouns.source import Source

SIZE_LIMIT = 1024 * 1024


def keep_mapping(case: Case, path: Path, name: str = "") -> str:
    """Keep a mapping in a case.

    Args:
        path: where its bytes lie.
        name: what it is called, where its bytes lie under another name.
    Returns:
        what is then told of the files that are read with it: ``mapping=`` and the hash of its bytes.
    Raises:
        Unrecognised: it cannot be read, or breaks a rule.
        NoSpace: it cannot be kept.
    """
    seen = look(path)
    if seen.size > SIZE_LIMIT:
        raise Unrecognised(f"a mapping of more than {SIZE_LIMIT:,} bytes", expected="a register.yml", file=str(path))
    register = register_of(path.read_bytes(), str(path))
    with saving(case, seen.sha256) as saved:
        keep(case.path, path)
        with case.store.transaction():
            case.store.write_source(
                Source(id=seen.sha256, held=True, register=MAPPING, name=label_of(name or path.name),
                       title=f"mapping of {register.title}", kind="other", reliability="F")
            )  # fmt: skip
        saved.commit()
    return f"{MAPPING}={seen.sha256}"


def mapped_register(case: Case, told_as: str) -> Register | None:
    """The register that a kept mapping describes, or None where no mapping was told.

    Raises:
        Unrecognised: the case holds no such mapping, or its bytes were changed.
    """
    name, _, sha256 = told_as.partition("=")
    if name != MAPPING:
        return None
    place = place_of(case.path, sha256)
    if not HASH.fullmatch(sha256) or not place.is_file():
        raise Unrecognised(f"a mapping {sha256!r} that this case does not hold", expected="one that was added",
                           do="add the file with --mapping FILE")  # fmt: skip
    return register_of(place.read_bytes(), str(place))
