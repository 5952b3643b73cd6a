"""Make the JSON Schemas again: ``python -m tools.schemas``, from the root of the repository."""

from __future__ import annotations

import sys

from tools.schemas.files import FOLDER, texts


def main() -> None:
    """Write each schema that is no longer as it would be made."""
    for name, text in texts().items():
        path = FOLDER / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {name}\n")


if __name__ == "__main__":
    main()
