"""What a file is that holds no table of ours: a notice, a page, a document. Each gets its own sentence, and what to do about it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from headstamp.collect.formats.confined.zip_file import archive_at, first_names
from headstamp.nouns.errors import NoTable, Unrecognised

TITLE = re.compile(
    r"[\W_]*(?:the )?(?:(?:data|database|software|source|document|third[- ]party|legal|open)[- ])*"
    r"(?:(?P<notice>notices?|copyright|disclaimer)|licen[cs]e|licen[cs]ing|terms (?:of use|and conditions|of service)|mit licen[cs]e"
    r"|apache licen[cs]e|bsd\b.{0,20}licen[cs]e|gnu .{0,30}licen[cs]e|mozilla public licen[cs]e|creative commons|cc0|cc by"
    r"|open government licen[cs]e|open (?:data|database) .{0,20}licen[cs]e|attribution.{0,30}international|lizenz|lizenzbedingungen"
    r"|nutzungsbedingungen|conditions d'utilisation|licence ouverte|licencia|condiciones de uso|licença|licenza|licentie)\b[^\n]{0,60}",
    re.IGNORECASE,
)
"""How the first line of a notice or a licence begins."""
NAME_OF_LICENCE = re.compile(r"[\w .,'’-]{0,60}\blicen[cs]e\b(?: ?\(\w+\)|,? (?:version|v)\.? ?[0-9.]+| [0-9.]+)?", re.IGNORECASE)
"""How a licence of another name is headed; a report on a licence may be, too."""
LEGAL = re.compile(
    r"\b(?:permission|permitted|redistribut\w+|warrant(?:y|ies)|liability|copyright|attribution|re-?us(?:e|ed|able)|licensor|licensee"
    r"|as[- ]is|rights reserved|public domain|creative commons|terms|non-?commercial|derivative works?|gewährleistung|urheber\w*"
    r"|réutilisation|propriété intellectuelle|derechos de autor|direitos autorais|diritti d'autore)\b|\(c\)|©",
    re.IGNORECASE,
)
"""Words by which the text below such a line shows that it is one."""
BODY = 4_000
"""Characters below the title in which they are looked for."""
TITLE_LINES = 3
SCHEMA_AT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:\w+:)?(?:schema|grammar)\b[^>]*(?:XMLSchema|relaxng)|\s*<!(?:ELEMENT|ATTLIST)",
    re.DOTALL,
)
PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|script|style|article)\b",
    re.IGNORECASE | re.DOTALL,
)
ROW = re.compile(r"<tr\b", re.IGNORECASE)
DRAWN = re.compile(r"^\s*\|.*\|\s*$", re.MULTILINE)
BLANKS = re.compile(r"\S(?: {2,})\S")
JSON_AT = re.compile(
    r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]]|(?:-?[0-9][0-9.eE+-]*|null|true|false)\s*(?:,|\]\s*$)))"
)
"""How JSON begins; ``[1]`` before other words is a footnote."""
FEWEST = 2
"""Rows from which something is a table."""
ALIGNED = 3
"""Lines with several runs of blanks from which a text is a table parted by them."""
A_TABLE = "a table: CSV in UTF-8, or XLSX"
NAMES_PARTED_BY = ((",", 2), (";", 1), ("\t", 1), ("|", 1))
"""Signs between names of columns, and how many of them a line that is nothing else has at least."""
LONGEST_NAME = 60
"""Characters of the name of a column, at most."""
IN_ARCHIVE = (
    ("word/", "a Word document"), ("ppt/", "a presentation"), ("xps/", "an XPS document"), ("Documents/", "an XPS document"),
)  # fmt: skip
"""How the parts of office files begin that are no workbooks, and what they are."""
MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text",
    "application/vnd.oasis.opendocument.presentation": "a presentation",
    "application/epub+zip": "an e-book",
}


def is_notice(head: str) -> bool:
    """Whether a text is a notice, a licence or a schema, by its own first words: what lies beside data and is none.

    Args:
        head: the first 64 KiB of the text.
    """
    if SCHEMA_AT.match(head) or _is_json_schema(head):
        return True
    lines = [line.strip() for line in head.lstrip("\ufeff").split("\n") if line.strip()]
    for at, line in enumerate(lines[:TITLE_LINES]):
        title = TITLE.fullmatch(line)
        if title or NAME_OF_LICENCE.fullmatch(line):
            words = {word.casefold() for word in LEGAL.findall("\n".join(lines[at + 1 :])[:BODY])}
            return len(words) >= (3 if title is None else 1 if title["notice"] else 2)
    return False


def _is_json_schema(head: str) -> bool:
    """Whether a JSON text describes other files, and holds no records itself."""
    if not head.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    if re.search(r'"\$schema"\s*:\s*"[^"]*json-schema\.org', head[:4096]):
        return True
    if re.search(r'"(?:tableSchema|@context)"\s*:.*"(?:columns|tables)"\s*:', head[:4096], re.DOTALL):
        return True
    is_typed = re.search(r'"\$schema"|"type"\s*:\s*"(?:object|array)"', head[:4096])
    return bool(is_typed and re.search(r'"(?:properties|items)"\s*:\s*\{', head))


def check_no_document(path: Path, file: str) -> None:
    """Refuse an office file that is no workbook by what it is.

    Raises:
        NoTable: a Word document, a presentation, an e-book.
    """
    try:
        with archive_at(path) as archive:
            names = archive.namelist()
            # It lies there as it is (OpenDocument 1.3, part 2, 3.3): nothing is unpacked in this process.
            is_plain = "mimetype" in names and archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
            with archive.open("mimetype") if is_plain else io.BytesIO() as told:
                kind = told.read(100).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        names, kind = first_names(path), ""  # whoever reads workbooks says what is wrong with one
    found = MIMETYPES.get(kind) or next((what for start, what in IN_ARCHIVE if any(name.startswith(start) for name in names)), "")
    if found:
        raise NoTable(found, expected=A_TABLE, do="copy its table into a spreadsheet and save that, or type what it says into a field "
                      "table ('headstamp template items'): documents are not read yet", file=file)  # fmt: skip


def no_table(head: str, file: str) -> Unrecognised:
    """The error for a text that no reader knows and that is not evidently a table.

    Args:
        head: its first 64 KiB.
        file: its name, for the message.
    """
    if not head.strip():
        return NoTable("a file of nothing but blanks", expected=A_TABLE, do="check the download", file=file)
    if PAGE.match(head):
        return _page(head, file)
    if head.lstrip().startswith("<"):
        return NoTable("an XML document", expected=A_TABLE, do="open it in its own program, and save its table as CSV", file=file)
    lines = head.split("\n")
    if line := open_quote(lines):
        return never_closed(file, line)
    if len(DRAWN.findall(head)) > FEWEST:
        return NoTable("a text with a table drawn in it", expected=A_TABLE, do="save that table as CSV, then try 'headstamp map FILE'",
                       file=file)  # fmt: skip
    if is_aligned(lines):
        return cells_by_blanks(file)
    if is_header_alone(lines):
        return no_rows(file)
    return NoTable("a text without a table", expected=A_TABLE, do="type what it says into a field table ('headstamp template items'): "
                   "documents are not read yet", file=file)  # fmt: skip


def _page(head: str, file: str) -> NoTable:
    if len(ROW.findall(head)) >= FEWEST:
        return NoTable("a web page with a table", expected=A_TABLE, do="open it in a spreadsheet and save the table as CSV, then try "
                       "'headstamp map FILE'; better, download the publisher's own data file", file=file)  # fmt: skip
    return NoTable("a web page", expected=A_TABLE, do="download the data file itself: a site may have sent a page in its place, as "
                   "when it asks to log in", file=file)  # fmt: skip


def cells_by_blanks(file: str) -> Unrecognised:
    """The error for a table whose cells nothing but blanks part: where one is empty, nobody knows which."""
    return Unrecognised("a table whose cells are parted by blanks alone", expected="cells parted by a comma, a semicolon or a tab",
                        do="open it in a spreadsheet as text of fixed widths, and save it as CSV", file=file)  # fmt: skip


def no_rows(file: str) -> NoTable:
    """The error for a line of names that nothing follows."""
    return NoTable("a line of what may be column names, and no rows below it", expected="a table with rows", file=file,
                   do="check that the export has rows; if it has none, there is nothing to add")  # fmt: skip


def is_header_alone(lines: list[str]) -> bool:
    """Whether a text is one line of short cells, none of them empty or a number, such as the names of columns."""
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) != 1:
        return False
    parted = [[cell.strip() for cell in filled[0].split(sign)] for sign, fewest in NAMES_PARTED_BY if filled[0].count(sign) >= fewest]
    # A blank behind every comma is how a sentence lists things.
    return any(all(0 < len(cell) <= LONGEST_NAME and not cell[0].isdigit() for cell in cells) for cells in parted) and not (
        ", " in filled[0] and re.search(r"[,;|\t](?! )", filled[0]) is None
    )


def never_closed(file: str, line: int) -> Unrecognised:
    """The error for a quotation mark that opens a cell on a line and is not closed."""
    return Unrecognised("a quotation mark that is never closed", expected='one before a cell and one after it ("…")', file=file,
                        do="close it or take it away, then try 'headstamp map FILE'", locator=f"line={line}")  # fmt: skip


def is_aligned(lines: list[str]) -> bool:
    """Whether the first lines of a text are rows whose cells stand under one another, parted by blanks alone."""
    filled = [line for line in lines[:60] if line.strip()]
    return len(filled) >= ALIGNED and sum(bool(BLANKS.search(line.strip())) for line in filled) >= 0.8 * len(filled)


def open_quote(lines: list[str]) -> int:
    """The line, from 1, on which a quotation mark of a table is left open to the end; 0 for none.

    A mark opens a cell only at its beginning; in prose it stands anywhere.
    """
    opened = 0
    for number, line in enumerate(lines, 1):
        if opened:
            opened = 0 if line.replace('""', "").count('"') % 2 else opened
        elif re.search(r'(?:^|[,;\t|])"', line) and line.replace('""', "").count('"') % 2:
            opened = number
    return opened
