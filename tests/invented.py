"""Cases made of an invented world's files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import headstamp
from headstamp.answers.add import AddedFile
from headstamp.casefile.case import Case, init_folder
from headstamp.world import settings_of, write_files
from headstamp.world.facts import World
from headstamp.world.files import VINTAGE

SUPPLY = ("states", "parties", "transfers", "eu_exports", "sipri_site")
"""Files that suffice to count suppliers."""


def add_file(case: Case, path: Path) -> list[AddedFile]:
    """Add one file of a world; the excerpt's bytes do not tell its day."""
    made: list[AddedFile] = headstamp.add(case, path, vintage=VINTAGE if path.stem == "sipri_excerpt" else "")
    return made


def made_case(world: World, folder: Path, only: Iterable[str] = ()) -> Case:
    """A case of a world's files, open.

    Args:
        world: what the files say.
        folder: a new folder: ``files`` and ``case`` are made in it.
        only: names of the files that are added, in this order; none means all, in the order of the world.
    """
    paths = write_files(world, folder / "files")
    case = init_folder(folder / "case", settings_of(world))
    for name in only or paths:
        add_file(case, paths[name])
    return case
