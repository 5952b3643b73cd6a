"""Which register is this? Answered from the bytes alone: at most the first and last 64 KiB of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from headstamp.casefile.sources import Seen
from headstamp.collect.detect.closest_register import MOST, likeliest, likeliest_of
from headstamp.collect.detect.documents import (
    JSON_AT,
    check_no_document,
    is_notice,
    never_closed,
    no_table,
    open_quote,
)
from headstamp.collect.detect.headers import (
    DELIMITERS,
    HEADER_LINES,
    Header,
    bare_name,
    cells_of,
    compared,
    headers_in,
    near_miss,
)
from headstamp.collect.detect.unknown_table import delimiter_of, header_of, records_of
from headstamp.collect.detect.unsupported_formats import RTF, WORKBOOK, foreign
from headstamp.collect.field_tables.template import FIELD_TABLE, HELP_HEADER, HELP_SHEET
from headstamp.collect.formats.json_table import (
    is_json_table,
    is_json_value,
    keys_in,
    no_records,
    places_of_records,
    records_at,
    whole_of,
)
from headstamp.collect.formats.sheets import read_workbook
from headstamp.collect.registers.description import Layout, Register, reader_of, register_named, registers
from headstamp.collect.table_source import Fault, TableSource
from headstamp.nouns.closest import closest
from headstamp.nouns.errors import NoTable, Unrecognised, WrongUse

SIGNED_ROWS = 20
"""From how many rows a headless table is told; it takes :data:`SIGNED_SHARE` of them."""
SIGNED_SHARE = 0.8
REGULAR = 3
"""From how many lines with as many cells as one another a text is a table, whatever the blanks in it."""
ROWS_LOOKED_AT = 100
"""Records of JSON whose keys are compared with the known tables."""
WIDE = 50
"""How many delimiters a single line must have to be the names of a table whose rows lie behind what is looked at."""
BELOW = 5
"""How many lines below a header are looked at for cells of its table."""
ROWS = ((",", 2), (";", 2), ("\t", 2), ("|", 2), (":", 4))
"""Delimiters, and how many of them a line must have at least to look like a row of a table."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file is: ``parts`` to read; or ``asks`` (several registers fit, or ``register`` fits and its bytes lack what
    every row hangs on); or neither: a notice, a licence or a schema, which is not a register."""

    parts: tuple[TableSource, ...] = ()
    asks: tuple[str, ...] = ()
    register: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the user told of a file: ``registers`` that it may be; ``answer`` to what a register asks (name, value), or
    None; ``vintage`` the day on which the publisher made it, or ''; ``is_named`` whether one register was named, and
    ``is_mapped`` whether by a mapping."""

    registers: tuple[Register, ...]
    answer: tuple[str, str] | None
    vintage: str
    is_named: bool
    is_mapped: bool = False

    @property
    def is_of_json(self) -> bool:
        """Whether a mapping was given, and is one of JSON."""
        return self.is_mapped and self.registers[0].layouts[0].medium == "json"


def recognise(
    path: Path, file: str, seen: Seen, told_as: str = "", vintage: str = "", mapped: Register | None = None
) -> Answer:
    """Tell which register, or registers, a file holds.

    Args:
        path: the bytes, unpacked.
        file: the name that the user gave, for messages only.
        seen: what one pass over the bytes told.
        told_as: a register's name that the user gave, or an answer to what a register asks (``treaty=ATT``), or ''.
        vintage: the day on which the publisher made it, as the user gave it, or ''.
        mapped: the register of a mapping that the user gave: the file is that one, or none.
    Raises:
        Unrecognised: a table of no known register, a column renamed, an encoding that is none.
        WrongUse: ``told_as`` names no register, and nothing that one asks.
    """
    told = Told((mapped,), None, vintage, is_named=True, is_mapped=True) if mapped else _told(told_as, vintage)
    if seen.size == 0:
        raise Unrecognised(
            "an empty file", expected="a register or a field table", do="check the download", file=file
        )
    if seen.head.startswith(WORKBOOK):
        return _workbook(path, file, told)
    encoding = _encoding(seen, file)
    head = seen.head.decode(encoding, errors="replace")
    line_end = "\n" if b"\n" in seen.head or head.count("\r") < 2 else "\r"
    lines = [line.rstrip("\r") for line in head.split(line_end)]
    fitting, near = _fitting(head, lines, told.registers) if not told.is_of_json else (_of_json(head, told.registers[0]), [])
    if not fitting:
        if told.registers != registers() and (others := _fitting(head, lines, registers())[0]):
            raise _of_another(told, others, file)
        if near:
            raise near_miss(near, file)
        if not told.is_named and seen.size == len(seen.head) and _is_tabular(lines) and (line := open_quote(lines)):
            raise never_closed(file, line)
        if not told.is_mapped and (JSON_AT.match(head) or is_json_value(head)) and not is_notice(head):
            raise _json_of_no_register(path, file, encoding, told)
        if told.is_named or _is_tabular(lines) or (JSON_AT.match(head) and is_json_table(head)):
            raise _of_no_register(file, told, lines)
        with_notes = ((one, getattr(reader_of(one.name), "has_notes", None)) for one in told.registers)
        if notes := [one for one, has_notes in with_notes if has_notes and has_notes(head)]:
            raise Unrecognised(f"the notes of {notes[0].publisher} ({notes[0].name}) and no table", expected="a table below them",
                               do="download it again: it may have been cut", file=file)  # fmt: skip
        if seen.head.startswith(RTF):
            raise NoTable("an RTF document", expected="a register", do="ask the publisher's site for CSV", file=file)
        if is_notice(head):
            return Answer()
        if not head.lstrip().startswith("<") and not JSON_AT.match(head) and _is_perhaps_a_table(lines):
            raise _of_no_register(file, told, lines)
        raise no_table(head, file)
    names = {header.register.name for header in fitting}
    if len(names) > 1:
        return Answer(asks=tuple(sorted(names)))
    if encoding == "cp1252" and fitting[0].layout.name == FIELD_TABLE:
        raise Unrecognised(
            f"a field table ({fitting[0].register.name}) whose bytes are not UTF-8", expected="CSV in UTF-8, or XLSX",
            do="save it as 'CSV UTF-8': in any other encoding letters may be read as others", file=file,
        )  # fmt: skip
    return _answered(replace(_opened(path, file, fitting[0], encoding, told, head), line_end=line_end), told, file)


def _told(told_as: str, vintage: str) -> Told:
    name, _, value = told_as.removeprefix("register=").partition("=")
    known = registers()
    if not name:
        return Told(known, None, vintage, is_named=False)
    if value:
        asking = tuple(register for register in known if any(name in layout.asks for layout in register.layouts))
        if asking:
            return Told(asking, (name, value), vintage, is_named=False)
    else:
        try:
            return Told((register_named(name),), None, vintage, is_named=True)
        except KeyError:
            pass
    meant = closest(name, [register.name for register in known]) or ["a register that docs/registers/README.md lists"]
    raise WrongUse(f"--as {told_as}", expected=" or ".join(meant))


def _answered(part: TableSource, told: Told, file: str) -> Answer:
    """A part with what is the same for all of its rows; or the question, where only the user knows it."""
    asks = part.layout.asks
    if part.layout.named and not told.is_named:
        return Answer(asks=(part.register.name,))
    if told.answer and told.answer[0] not in asks:
        raise WrongUse(
            f"--as {told.answer[0]}={told.answer[1]}, which {part.register.name} does not ask", file=file
        )
    if asks and not told.answer:
        return Answer(asks=asks, register=part.register.name)
    answers = (told.answer[1],) if told.answer else ()
    return Answer((replace(part, told=(*part.told, *part.layout.constants.values(), *answers)),))


def _encoding(seen: Seen, file: str) -> str:
    if told := foreign(seen.head, has_nul=seen.has_nul):
        found, do = told
        raise Unrecognised(found, expected="CSV in UTF-8 or Windows-1252, or XLSX", do=do, file=file)
    if seen.utf8:
        return "utf-8-sig"
    if seen.cp1252_fault is not None:
        raise Unrecognised(
            "a byte that neither UTF-8 nor Windows-1252 has", expected="text in one of these",
            do="save the file as UTF-8", file=file, locator=f"line={seen.cp1252_fault}",
        )  # fmt: skip
    return "cp1252"


def _is_perhaps_a_table(lines: list[str]) -> bool:
    """Whether the first lines have as many cells as one another, parted by any sign, under a line that may be names."""
    lines = [line for line in lines[:HEADER_LINES] if not line.lstrip().startswith("|")]
    delimiter = delimiter_of(lines)
    rows = [row for row in records_of(lines, delimiter) if any(map(str.strip, row))] if delimiter else []
    widths = [len(row) for row in rows if len(row) > 1]
    # Blanks behind commas are prose; but not where every line has as many cells, nor beside bars, where they are usual.
    is_regular = len(rows) >= REGULAR and len(widths) == len(rows) and len(set(widths)) == 1 and widths[0] > 2
    is_prose = delimiter != "|" and not is_regular and all(cell.startswith(" ") for row in rows for cell in row[1:])
    return len(rows) >= 2 and 2 * len(widths) > len(rows) and not is_prose and open_quote(lines) == 0


def _of_no_register(file: str, told: Told, lines: list[str]) -> Unrecognised:
    if told.is_mapped:
        mapping = told.registers[0].name
        return Unrecognised("a table with other columns", expected=f"those of the mapping {mapping!r}, in its order",
                            do="map this file by itself with 'headstamp map FILE'", file=file)  # fmt: skip
    return _with_likeliest(file, told, likeliest(lines), "a table of no known register")


def _with_likeliest(file: str, told: Told, likely: str, found: str) -> Unrecognised:
    one = " or ".join(register.name for register in told.registers[:MOST]) if told.is_named else "a known register or a field table"
    return Unrecognised(found, expected=one, do="try 'headstamp map FILE', or compare its header with 'headstamp template TABLE'"
                        f"{likely}", file=file)  # fmt: skip


def _json_of_no_register(path: Path, file: str, encoding: str, told: Told) -> Unrecognised:
    """The error for JSON that no register has; where it lies, 'headstamp map' finds the same records."""
    whole = whole_of(path, encoding, file)
    place = next(places_of_records(whole), None)
    if place is None:
        return no_records(whole, file)
    names = dict.fromkeys(name for one in records_at(whole, place)[:ROWS_LOOKED_AT] if isinstance(one, dict) for name in one)
    where = f" (JSON records under {'.'.join(place)!r})" if place else " (JSON records)"
    return _with_likeliest(file, told, likeliest_of(list(names)), f"a table of no known register{where}")


def _of_another(told: Told, others: list[Header], file: str) -> Unrecognised:
    names = " or ".join(sorted({header.register.name for header in others}))
    return Unrecognised(
        f"a file of {names}", expected=" or ".join(register.name for register in told.registers) + ", as was told",
        do="leave out --as or --mapping, or name the right register", file=file,
    )  # fmt: skip


def _fitting(head: str, lines: list[str], allowed: tuple[Register, ...]) -> tuple[list[Header], list[Header]]:
    """All layouts that fit, whatever the medium, and the headers that nearly do; of one register the first that fits."""
    fitting, near = _headers(lines, allowed)
    if not fitting and head.lstrip()[:1] in "[{" and (keys := keys_in(head)):
        headers = [compared(*pair, 1, ",", keys) for pair in _layouts(allowed, "json")]
        fitting = [header for header in headers if header.fits]
        near += [header for header in headers if header.is_near and not header.fits]
    if not fitting:
        fitting = [
            _without_header(*pair) for pair in _layouts(allowed, "document")
            if all(sign.search(head) for sign in pair[1].signs.values())
        ]  # fmt: skip
    if not fitting:
        fitting = [
            _without_header(*pair) for pair in _layouts(allowed, "headless")
            if _has_signs(pair[1], [cells_of(line, pair[1].delimiter) for line in lines[:HEADER_LINES]])
        ]  # fmt: skip
    return list({header.register.name: header for header in reversed(fitting)}.values()), near


def _of_json(head: str, mapped: Register) -> list[Header]:
    """The layout of a mapping of JSON, where its head has some of the mapped keys: the first records may lack others."""
    header = _without_header(mapped, mapped.layouts[0])
    keys = head.replace(" :", ":")
    has_keys = any(f"{json.dumps(name, ensure_ascii=plain)}:" in keys for name in header.names for plain in (True, False))
    return [header] if JSON_AT.match(head) and has_keys else []


def _layouts(allowed: tuple[Register, ...], medium: str) -> Iterable[tuple[Register, Layout]]:
    return ((register, layout) for register in allowed for layout in register.layouts if layout.medium == medium)


def _without_header(register: Register, layout: Layout) -> Header:
    return compared(register, layout, 0, layout.delimiter, tuple(source for source, _ in layout.header))


def _has_signs(layout: Layout, rows: Sequence[Sequence[str]]) -> bool:
    """Whether most of the first rows have as many cells as the layout, each cell with the sign of its column."""
    places = {ours: at for at, (_, ours) in enumerate(layout.header)}
    rows = [row for row in rows[:HEADER_LINES] if any(cell.strip() for cell in row)][:SIGNED_ROWS]
    signed = [
        len(row) == len(places) and all(sign.fullmatch(row[places[name]]) for name, sign in layout.signs.items())
        for row in rows
    ]  # fmt: skip
    return bool(rows) and sum(signed) >= SIGNED_SHARE * len(rows)


def _is_over_other_cells(header: Header, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells below a header are not what its names promise: names so plain that other tables have them too, or a
    nameless first column that does not number the rows."""
    if header.numbers_rows and not header.layout.copied:
        first = [row[0].strip() for row in rows if any(cell.strip() for cell in row)][:SIGNED_ROWS]
        return not all(map(str.isdecimal, first))
    return bool(header.layout.signs) and not _has_signs(header.layout, rows)


def _headers(lines: list[str], allowed: tuple[Register, ...]) -> tuple[list[Header], list[Header]]:
    """All header lines that fit, and those that nearly do; of one register the first that fits."""
    fitting: dict[str, Header] = {}
    near: list[Header] = []
    # A mapping may say that cells are parted by another sign.
    delimiters = dict.fromkeys([*DELIMITERS, *(layout.delimiter for _, layout in _layouts(allowed, "delimited"))])
    for number, line in enumerate(lines[:HEADER_LINES], 1):
        for delimiter in delimiters:
            # A spreadsheet that parts cells by semicolons leaves a tail of them behind a record parted by commas.
            cells = cells_of(line.rstrip(";") if delimiter == "," else line, delimiter)
            if len(cells) < 2:
                continue
            is_head = _has_table_below(lines[number:], delimiter, len(cells))
            is_prose = all(cell.startswith(" ") for cell in cells[1:])
            for header in headers_in(cells, number, delimiter, allowed):
                if header.fits and _is_over_other_cells(header, [cells_of(below, delimiter) for below in lines[number:]]):
                    near.append(header)
                elif header.fits and (is_head or not is_prose):
                    fitting.setdefault(header.register.name, header)
                elif header.is_near and is_head and not header.fits:
                    near.append(header)
    return list(fitting.values()), near


def _has_table_below(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether rows may follow: nothing does, or a line with half as many cells. A notice may list columns in prose:
    it has blanks after its commas, and no rows."""
    below = [line for line in lines[: 4 * BELOW] if line.strip()][:BELOW]
    return not below or any(2 * (line.count(delimiter) + 1) >= width for line in below)


def _is_tabular(lines: list[str]) -> bool:
    """Whether the first lines hold a table: from its first row on, most lines have several delimiters with neither a
    blank nor three digits behind them, as prose has."""
    text = [line for line in lines[:HEADER_LINES] if line.strip() and not line.lstrip().startswith("|")]
    for delimiter, fewest in ROWS:
        counts = [len(re.findall(re.escape(delimiter) + r"(?! |\d{3}\b)", line)) for line in text]
        if len(text) == 1 and counts[0] >= WIDE:
            return True
        is_row = [count >= fewest for count in counts]
        if sum(is_row) >= 2 and 2 * sum(is_row) >= len(is_row) - is_row.index(True):
            return True
        # A header may be damaged: the rows below it tell.
        if len(text) >= 3 and len(set(counts[1:])) == 1 and counts[-1] and delimiter != ":":
            return True
    return False


def _opened(
    path: Path, file: str, header: Header, encoding: str, told: Told, head: str,
    sheet: str | None = None, rows: list[list[str]] | None = None,
) -> TableSource:  # fmt: skip
    layout = header.layout
    ours = dict(layout.header)
    reader = reader_of(header.register.name)
    told_vintage, told_selection, told_chosen = (
        getattr(reader, name, None) for name in ("vintage", "selection", "chosen")
    )
    oddities = []
    if header.delimiter != layout.delimiter and sheet is None:
        oddities.append(f"cells are parted by {header.delimiter!r}, not by {layout.delimiter!r}")
    if header.moved:
        oddities.append("columns stand in another order than the template's")
    tail = _empty_tail(head, header) if sheet is None and layout.medium == "delimited" else 0
    if tail:
        oddities.append(f"each record ends with {tail} more {header.delimiter!r} than the header: the empty cell is left out")
    is_numbered = header.numbers_rows and not layout.copied
    names = header.names[1:] if is_numbered else header.names
    return TableSource(
        path=path, file=file, register=header.register, layout=layout, numbered=is_numbered,
        columns=(*(ours.get(bare_name(name, layout), "") for name in names), *layout.added),
        names=(*names, *layout.added), padding=header.padding + tail, told=_told_by(reader, head, layout),
        header_line=header.line, delimiter=header.delimiter, encoding=encoding, sheet=sheet, sheet_rows=rows,
        vintage=told.vintage or (told_vintage(head) if told_vintage else ""),
        selection=told_selection(head) if told_selection else None,
        notes=tuple(filter(None, [told_chosen(head) if told_chosen else "", _further(header)])),
        oddities=tuple(Fault(header.line, header.line, why, header.names, repaired=True) for why in oddities),
    )  # fmt: skip


def _further(header: Header) -> str:
    """A note on the columns that the register does not have; '' where there are none."""
    if header.numbers_rows and not header.layout.copied:
        return "a first column without a name numbers the rows, as pandas and R write it: it is kept and not read"
    further = [name for name in header.unknown if not name.startswith("column ")]
    return f"columns that the register does not have are kept and not read: {', '.join(map(repr, further))}" if further else ""


def _empty_tail(head: str, header: Header) -> int:
    """How many empty cells more than the header each of the first records has behind its own: 0, or 1 as UN Comtrade
    saves them. Where some have it and some have not, a record may be shifted instead, so it is refused."""
    lines = head.splitlines()[header.line :]
    # The head may end inside a record.
    whole = lines if head.endswith(("\n", "\r")) else lines[:-1]
    records = [cells for line in whole[: 4 * BELOW] if any(cells := cells_of(line, header.delimiter))]
    width = len(header.names) + header.padding
    return int(bool(records) and all(len(cells) == width + 1 and not cells[-1].strip() for cells in records))


def _told_by(reader: ModuleType, head: str, layout: Layout) -> tuple[str, ...]:
    """The cells that the head of a file gives to all its rows."""
    cells: dict[str, str] = reader.told(head) if layout.told else {}
    return tuple(cells[name] for name in layout.told)


def _workbook(path: Path, file: str, told: Told) -> Answer:
    check_no_document(path, file)
    parts: dict[str, TableSource] = {}
    left_out: list[str] = []
    near: list[Unrecognised] = []
    sheets = read_workbook(path, file)
    for sheet, rows in sheets.items():
        if sheet == HELP_SHEET and rows[:1] == [list(HELP_HEADER)]:
            continue
        try:
            header = _sheet_header(sheet, rows, told.registers, file)
        except Unrecognised as error:
            # A mapping is of one sheet: another one may have some of its columns.
            near.append(error)
            if not told.is_mapped:
                raise
            header = None
        if header is None:
            left_out += [sheet] if any(any(row) for row in rows) else []
            continue
        head = "\n".join(",".join(row) for row in rows[: header.line])
        answer = _answered(_opened(path, file, header, "utf-8", told, head, sheet, rows), told, file)
        if answer.asks:
            return answer
        (part,) = answer.parts
        if before := parts.get(part.register.name):
            raise Unrecognised(
                f"two sheets with the table {part.register.name}: {before.sheet!r} and {sheet!r}", expected="one",
                do="put the rows on one sheet, or save the workbook without the other", file=file,
            )  # fmt: skip
        parts[part.register.name] = part
    if not parts:
        if near:
            raise near[0]
        raise _of_no_known_sheet(sheets, left_out, told, file)
    why = "does not have the columns of the mapping" if told.is_mapped else "is no known table"
    notes = tuple(f"sheet {sheet!r} {why} and was left out" for sheet in left_out)
    first, *rest = parts.values()
    return Answer((replace(first, notes=(*first.notes, *notes)), *rest))


def _of_no_known_sheet(sheets: dict[str, list[list[str]]], filled: list[str], told: Told, file: str) -> Unrecognised:
    """The error for a workbook of whose sheets none is a known table."""
    if not filled:
        which = "whose only sheet is empty" if len(sheets) == 1 else f"whose {len(sheets)} sheets are empty"
        return NoTable(f"a workbook {which}", expected="a sheet with a table", do="check that the table was saved in it", file=file)
    wanted = " or ".join(register.name for register in told.registers[:MOST]) if told.is_named else "a known table"
    rows = [row for row in sheets[filled[0]] if any(cell.strip() for cell in row)]
    meant = likeliest_of(rows[header_of(rows)]) if rows else ""
    which = f" (sheets {', '.join(map(repr, filled[:MOST]))})" if len(filled) > 1 else ""
    return Unrecognised(f"a workbook without {wanted}{which}", expected=f"a sheet with the header of {wanted}",
                        do=f"try 'headstamp map FILE', or compare with 'headstamp template items'{meant}", file=file)  # fmt: skip


def _sheet_header(
    sheet: str, rows: list[list[str]], allowed: tuple[Register, ...], file: str
) -> Header | None:
    """The first header of a sheet that fits, of several the one that has the sheet's name.

    Raises:
        Unrecognised: none fits and one nearly does: a column was renamed.
    """
    near: list[Header] = []
    for number, row in enumerate(rows[:HEADER_LINES], 1):
        headers = headers_in(row, number, ",", allowed)
        fitting = [header for header in headers if header.fits and not _is_over_other_cells(header, rows[number:])]
        if fitting:
            return next((header for header in fitting if header.register.name == sheet), fitting[0])
        near += [header for header in headers if header.is_near]
    if near:
        raise near_miss(near, file, sheet)
    return None
