"""The index of the manual: every page of a folder by its heading."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def pages(folder: str) -> str:
    """A list of links to the pages of a folder below docs; nothing where it has none."""
    found = sorted((DOCS / folder).glob("*.md"))
    return "\n".join(f"- [{_heading(page)}]({page.relative_to(DOCS).as_posix()})" for page in found)


def _heading(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ").strip()
