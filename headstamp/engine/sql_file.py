"""The text of a ``.sql`` file, which is beside the Python that runs it."""

from __future__ import annotations

from importlib import resources


def read_sql(package: str | None, name: str) -> str:
    """The query of a file.

    Args:
        package: the package in which the file is: ``__package__`` of the module that runs it.
        name: the file's name without ``.sql``.
    """
    return resources.files(package or "headstamp").joinpath(f"{name}.sql").read_text(encoding="utf-8")
