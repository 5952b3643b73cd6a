"""The bundled cases: which files each is made of, and which of them are not installed."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib import resources, util
from pathlib import Path
from typing import Any

import yaml

BUNDLED = ("iraq-2014",)


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One file of a bundled case, and what its bytes do not tell: register and vintage, or ''."""

    path: Path
    told_as: str
    vintage: str


@dataclass(frozen=True, slots=True)
class BundledCase:
    """``settings`` its case.yml without the list of files; ``files`` those that are installed; ``missing`` the names
    of those that come in a distribution of their own, which is not installed."""

    settings: dict[str, Any]
    files: tuple[BundledFile, ...]
    missing: tuple[str, ...]

    @property
    def digest(self) -> str:
        """64 hex digits over settings and the bytes of all files."""
        digest = sha256(repr(sorted(self.settings.items())).encode())
        for file in self.files:
            digest.update(file.path.name.encode() + b"\0" + file.path.read_bytes())
        return digest.hexdigest()


REFERENCE = ("states.csv", "parties.csv")
"""Tables that every case needs to read names: without them no supplier is a state, and no army is part of one."""


def reference_files() -> tuple[Path, ...]:
    """The packaged tables of states and parties, each row with its own source."""
    return tuple(_reference_folder() / name for name in REFERENCE)


def _reference_folder() -> Path:
    return Path(str(resources.files("headstamp.reference")))


def is_bundled(name: str) -> bool:
    """Whether a bundled case has this name."""
    return name in BUNDLED


def bundled(name: str) -> BundledCase:
    """The bundled case of this name; its files come from this package and from ``headstamp_case_<name>`` if installed.

    Raises:
        KeyError: there is none.
    """
    if name not in BUNDLED:
        raise KeyError(name)
    module = name.replace("-", "_")
    folders = [Path(str(resources.files("headstamp.cases").joinpath(module))), _reference_folder()]
    extra = util.find_spec(f"headstamp_case_{module}")
    if extra and extra.submodule_search_locations:
        folders.append(Path(extra.submodule_search_locations[0]))
    settings = yaml.safe_load((folders[0] / "case.yml").read_text(encoding="utf-8"))
    files, missing = [], []
    for entry in settings.pop("sources"):
        said = entry if isinstance(entry, dict) else {"file": entry}
        found = next((folder / said["file"] for folder in folders if (folder / said["file"]).is_file()), None)
        if found:
            files.append(BundledFile(found, str(said.get("as", "")), str(said.get("vintage", ""))))
        else:
            missing.append(said["file"])
    return BundledCase(settings, tuple(files), tuple(missing))
