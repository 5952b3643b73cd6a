"""Empty field tables for investigators to fill in."""

from __future__ import annotations

from pathlib import Path

from headstamp.casefile.case import write_whole
from headstamp.collect.field_tables.xlsform import xlsform
from headstamp.collect.registers.description import Register, register_named, registers
from headstamp.nouns.errors import WrongUse

FIELD_TABLE = "field_table"
HELP_SHEET, HELP_HEADER = "columns", ("column", "needed", "kind of value")
"""The sheet of a template that explains its columns, and the names above that."""


def _field_table(table: str) -> Register:
    tables = [r.name for r in registers() if r.layouts[0].name == FIELD_TABLE]
    if table not in tables:
        raise WrongUse(f"template {table}", expected="one of " + ", ".join(tables))
    return register_named(table)


def columns_of(table: str) -> list[str]:
    """The columns of a field table, in order.

    Raises:
        WrongUse: there is no such table.
    """
    return [source for source, _ in _field_table(table).layouts[0].header]


def template(table: str, out: Path) -> None:
    """Write an empty field table as CSV or XLSX, by the ending of ``out``.

    The XLSX has the table's own sheet and a sheet ``columns`` that says which columns must be there and what kind
    of value goes in each.

    Raises:
        WrongUse: no such table, another ending, or a file that is there already.
        NoSpace: it could not be written.
    """
    register = _field_table(table)
    _check_new(out)
    columns = columns_of(table)
    if out.suffix.lower() == ".csv":
        write_whole(out, (",".join(columns) + "\r\n").encode("utf-8"))
    elif out.suffix.lower() == ".xlsx":
        write_whole(out, _workbook(register, columns))
    else:
        raise WrongUse(f"the ending {out.suffix!r}", expected=".csv or .xlsx", file=str(out))


def odk_form(table: str, out: Path) -> None:
    """Write the form of a field table as an XLSForm, for ODK and KoboToolbox.

    What they export of it as CSV, with XML values and headers, is read by ``add`` as that table.

    Raises:
        WrongUse: no such table, one without a form, another ending, or a file that is there already.
        NoSpace: it could not be written.
    """
    form = xlsform(_field_table(table))
    _check_new(out)
    if out.suffix.lower() != ".xlsx":
        raise WrongUse(f"the ending {out.suffix!r}", expected=".xlsx", file=str(out))
    write_whole(out, form)


def _check_new(out: Path) -> None:
    if out.exists():
        raise WrongUse(
            "a file that is there already", expected="a new file", do="choose another name", file=str(out)
        )


def _workbook(register: Register, columns: list[str]) -> bytes:
    from io import BytesIO

    import xlsxwriter

    layout = register.layouts[0]
    kinds = {column.name: column.value for column in register.columns}
    buffer = BytesIO()
    # Cells are written as text: a leading "=" typed by nobody must never become a formula.
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(register.name)
    bold = book.add_format({"bold": True})
    for at, name in enumerate(columns):
        sheet.write_string(0, at, name, bold)
    sheet.freeze_panes(1, 1)
    help_sheet = book.add_worksheet(HELP_SHEET)
    for at, name in enumerate(HELP_HEADER):
        help_sheet.write_string(0, at, name, bold)
    for row, name in enumerate(columns, 1):
        for at, cell in enumerate((name, "" if name in layout.optional else "yes", kinds.get(name, "text"))):
            help_sheet.write_string(row, at, cell)
    book.close()
    return buffer.getvalue()
