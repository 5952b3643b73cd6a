"""Our field form as an XLSForm, which ODK and KoboToolbox make a form for telephones of.

Sheets and columns are those of the XLSForm standard (xlsform.org): ``survey``, ``choices``, ``settings``.
"""

from __future__ import annotations

from importlib import resources
from io import BytesIO
from typing import Any

import yaml

from headstamp.collect.registers.description import Register
from headstamp.nouns import vocabularies as meaning
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.values import vocabulary as words
from headstamp.nouns.values.hedge import HEDGES

SURVEY = ("type", "name", "label", "hint", "required", "constraint", "constraint_message", "appearance")
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version")

DATE = "^(1[89]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""The dates that a cell may hold, but for days that a month does not have: those are refused when the export is read."""

ASKED: dict[str, tuple[str, str, str]] = {
    "date_in_field_table": ("text", f"regex(., '{DATE}')", "A year, a month or a day: 2014, 2014-06 or 2014-06-10."),
    "count_in_words": ("integer", ". >= 0", "A number, 0 or more."),
    "references": ("text", "regex(., '^[A-Za-z0-9][A-Za-z0-9_.:; -]*$')", "Numbers of rows, parted by semicolons."),
}
"""From the kind of value that ``register.yml`` names to the type of question, its constraint and what is said where that fails."""

OWN: dict[str, tuple[str, str]] = {
    "item_id": ("regex(., '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$')", "Letters, digits, point, hyphen, underscore; no blank."),
    "source_url": ("regex(., '^https?://[^ ]+$')", "An address that begins with http:// or https://."),
    "count_high": (". >= 0 and (${count_low} = '' or . >= ${count_low})", "Not below the least number."),
}  # fmt: skip
"""Questions with constraints of their own."""

LISTS: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "class": (words.CLASSES, {}),
    "hedge": (HEDGES, {}),
    "copy_status": (words.COPY_STATUSES, {}),
    "documented": (words.DOCUMENTED, meaning.DOCUMENTED),
    "route": (words.ROUTES, meaning.ROUTES),
    "credibility": (words.CREDIBILITY, meaning.CREDIBILITY),
    "source_kind": (words.SOURCE_KINDS, {}),
    "reliability": (words.RELIABILITY, meaning.RELIABILITY),
    "access": (words.ACCESS, {}),
}
"""From the kind of value to the words that may be chosen, and what they mean where they do not say it themselves."""

SEVERAL = ("documented",)
"""Lists of which several words may be chosen."""

Row = dict[str, str]


def xlsform(register: Register) -> bytes:
    """The form of a field table, as a workbook.

    Raises:
        WrongUse: there is no form of this table.
    """
    folder = resources.files("headstamp.collect.registers").joinpath(register.name)
    text = folder.joinpath("form.yml")
    if not text.is_file():
        raise WrongUse(f"template {register.name} --odk", expected="items, the table that has a form")
    form = yaml.safe_load(text.read_text(encoding="utf-8"))
    asked = {column.name: column.value for column in register.columns}
    needed = [ours for _, ours in register.layouts[0].header if ours not in register.layouts[0].optional]
    survey: list[Row] = [{"type": "note", "name": "privacy", "label": form["privacy"]}]
    for group, said in form["groups"].items():
        survey.append({"type": "begin group", "name": group, "label": said["label"], "appearance": "field-list"})
        survey += [_question(name, told, asked[name], needed) for name, told in said["questions"].items()]
        survey.append({"type": "end group"})
    used = dict.fromkeys(asked[row["name"]] for row in survey if row.get("name") in asked)
    settings = {"form_title": form["title"], "form_id": f"headstamp_{register.name}", "version": str(register.version)}
    return _workbook(
        {"survey": (SURVEY, survey), "choices": (CHOICES, _choices(used)), "settings": (SETTINGS, [settings])}
    )


def _question(name: str, told: list[str], value: str, needed: list[str]) -> Row:
    label, hint = told
    if value in LISTS:
        sort, constraint, message = f"select_{'multiple' if value in SEVERAL else 'one'} {value}", "", ""
    else:
        sort, constraint, message = ASKED.get(value, ("text", "", ""))
    constraint, message = OWN.get(name, (constraint, message))
    return {
        "type": sort, "name": name, "label": label, "hint": hint, "required": "yes" if name in needed else "",
        "constraint": constraint, "constraint_message": message,
    }  # fmt: skip


def _choices(used: dict[str, Any]) -> list[Row]:
    return [
        {"list_name": value, "name": word, "label": f"{word}: {LISTS[value][1][word]}" if word in LISTS[value][1] else _plain(word)}
        for value in used if value in LISTS for word in LISTS[value][0]
    ]  # fmt: skip


def _plain(word: str) -> str:
    """A word of a list as people say it: names in short letters stay."""
    short = {"ifv": "infantry fighting vehicle", "apc": "armoured personnel carrier", "mrap": "mine-protected vehicle (MRAP)",
             "manpads": "portable anti-aircraft missile (MANPADS)", "uav": "unmanned aircraft", "ngo": "NGO"}  # fmt: skip
    return short.get(word, word.replace("_", " "))


def _workbook(sheets: dict[str, tuple[tuple[str, ...], list[Row]]]) -> bytes:
    import xlsxwriter

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for name, (columns, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column, bold)
        for number, row in enumerate(rows, 1):
            for at, column in enumerate(columns):
                sheet.write_string(number, at, row.get(column, ""))
        sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()
