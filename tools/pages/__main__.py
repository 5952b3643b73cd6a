"""Make the made parts of all pages again: ``python -m tools.pages [PAGE…]``, from the root of the repository."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.pages.makers import MAKERS
from tools.pages.page import render
from tools.pages.session import Session

ROOT = Path(__file__).resolve().parents[2]


def main(names: list[str]) -> None:
    """Write anew each page that is no longer as it would be made."""
    pages = [Path(name).resolve() for name in names] or [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        before = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            session = Session(Path(folder))
            after = render(before, MAKERS, session.run, session.folder)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"wrote {page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
