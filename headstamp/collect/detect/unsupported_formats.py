"""Files that are no table of ours: told by their first bytes, so that the message names what was found."""

from __future__ import annotations

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xfe", "text in UTF-16", "save the table as CSV in UTF-8"),
    (b"\xfe\xff", "text in UTF-16", "save the table as CSV in UTF-8"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", "save the table as XLSX or CSV"),
    (b"%PDF", "a PDF document", "type the table into a field table, or ask the publisher for CSV"),
    (b"\x89PNG", "a picture (PNG)", "check that this is the file you meant"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "check that this is the file you meant"),
    (b"GIF8", "a picture (GIF)", "check that this is the file you meant"),
    (b"II*\0", "a picture (TIFF)", "check that this is the file you meant"),
    (b"MM\0*", "a picture (TIFF)", "check that this is the file you meant"),
    (b"BZh", "a packed file (bzip2)", "unpack it first"),
    (b"\xfd7zXZ\0", "a packed file (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "a packed file (7z)", "unpack it first"),
    (b"SQLite format 3\0", "a database", "export the table as CSV"),
    (b"PAR1", "a Parquet file", "export the table as CSV"),
)  # fmt: skip
"""First bytes, what they are, what to do. From the formats' own specifications; longer ones are not needed."""

WORKBOOK = b"PK\x03\x04"
"""First bytes of a ZIP archive, which an XLSX or ODS workbook is."""


RTF = b"{\\rtf"
"""First bytes of an RTF document: text, but none that a person reads."""


def foreign(head: bytes, *, has_nul: bool) -> tuple[str, str] | None:
    """What a file is that is no text, and what to do about it; None for text.

    Args:
        head: its first bytes.
        has_nul: whether a zero byte stands anywhere in it.
    """
    for signature, found, do in SIGNATURES:
        if head.startswith(signature):
            return found, do
    if has_nul:
        return "bytes that are no text", "check that this is the file you meant"
    return None
