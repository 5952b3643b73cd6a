"""Takes the words of one cell. Gives their normal form, with bounds and hedge.

Gives one :class:`Value` for each value that the cell lists; a cell that cannot be read raises :class:`Unreadable`.
Never changes what was said, and never looks outside the cell.
"""

from __future__ import annotations

from headstamp.nouns.values import vocabulary as words
from headstamp.nouns.values.by_year import by_year, tiv_by_year
from headstamp.nouns.values.calibre import calibre
from headstamp.nouns.values.code import closest_word, code, codes
from headstamp.nouns.values.date_by_sign import date_by_sign
from headstamp.nouns.values.date_mixed import date_in_field_table, date_mixed
from headstamp.nouns.values.dated_in_words import date_in_words
from headstamp.nouns.values.designation import designation
from headstamp.nouns.values.fiscal_year import fiscal_year_us
from headstamp.nouns.values.hedge import hedge
from headstamp.nouns.values.issuer import issuer
from headstamp.nouns.values.listed import listed_designation
from headstamp.nouns.values.loss import losses
from headstamp.nouns.values.make import make
from headstamp.nouns.values.money import currency, money, money_comma
from headstamp.nouns.values.money_dutch import money_dutch
from headstamp.nouns.values.name import name, names_by_slash, names_by_slashes, names_in_json
from headstamp.nouns.values.number import number
from headstamp.nouns.values.period import (
    date,
    date_compact,
    date_compact_dmy,
    date_dmy,
    date_mdy,
    date_named,
    date_open,
    year,
    year_or_before,
    years,
)
from headstamp.nouns.values.place import latitude, longitude, metres, place
from headstamp.nouns.values.quantity import count, quantity, quantity_dutch
from headstamp.nouns.values.quantity_cells import count_in_words
from headstamp.nouns.values.reference import flag, names, references, yes_no
from headstamp.nouns.values.serial import serial, serial_condition
from headstamp.nouns.values.state import code_of_state, state, states
from headstamp.nouns.values.states_dutch import states_dutch
from headstamp.nouns.values.text import text
from headstamp.nouns.values.treaty_act import treaty_act, treaty_day
from headstamp.nouns.values.undisclosed import count_or_undisclosed
from headstamp.nouns.values.value import UNREADABLE, VAGUE, Cleaner, Unreadable, Value, is_vague

__all__ = ["CLEANERS", "UNREADABLE", "VAGUE", "WITH_UNIT", "Cleaner", "Unreadable", "Value", "closest_word", "is_vague"]

CLEANERS: dict[str, Cleaner] = {
    "text": text,
    "date": date,
    "date_open": date_open,
    "date_dmy": date_dmy,
    "date_mdy": date_mdy,
    "date_compact_dmy": date_compact_dmy,
    "date_in_words": date_in_words,
    "date_mixed": date_mixed,
    "date_in_field_table": date_in_field_table,
    "date_by_sign": date_by_sign,
    "date_compact": date_compact,
    "date_named": date_named,
    "treaty_day": treaty_day,
    "treaty_act": treaty_act,
    "issuer": issuer,
    "year": year,
    "year_or_before": year_or_before,
    "years": years,
    "fiscal_year_us": fiscal_year_us,
    "number": number,
    "by_year": by_year,
    "tiv_by_year": tiv_by_year,
    "count": count,
    "count_in_words": count_in_words,
    "count_or_undisclosed": count_or_undisclosed,
    "quantity": quantity,
    "quantity_dutch": quantity_dutch,
    "hedge": hedge,
    "money": money,
    "money_comma": money_comma,
    "money_dutch": money_dutch,
    "currency": currency,
    "designation": designation,
    "listed_designation": listed_designation,
    "calibre": calibre,
    "serial": serial,
    "serial_condition": serial_condition,
    "losses": losses,
    "place": place,
    "latitude": latitude,
    "longitude": longitude,
    "metres": metres,
    "state": state,
    "states": states,
    "states_dutch": states_dutch,
    "code_of_state": code_of_state,
    "references": references,
    "names": names,
    "name": name,
    "make": make,
    "names_by_slash": names_by_slash,
    "names_by_slashes": names_by_slashes,
    "names_in_json": names_in_json,
    "flag": flag,
    "yes_no": yes_no,
    "class": code(words.CLASSES, "other", name="class"),
    "unit": code(words.UNITS, "other", words.UNIT_WORDS),
    "documented": codes(words.DOCUMENTED, "unstated", name="documented"),
    "stage": code(words.STAGES, "unknown", name="stage"),
    "status": code(words.STATUSES, "unknown"),
    "event_status": code(words.EVENT_STATUSES, "unknown"),
    "form": code(words.FORMS, "unknown", name="form"),
    "production": code(words.PRODUCTIONS, "unknown"),
    "completeness": code(words.COMPLETENESS, "unknown", name="completeness"),
    "copy_status": code(words.COPY_STATUSES, "unknown"),
    "scope": code(words.SCOPES, "unknown", name="scope"),
    "route": code(words.ROUTES, "D0", name="route"),
    "routes": codes(words.ROUTES, "D0", name="route"),
    "point": code(words.POINTS, "unknown", name="point"),
    "reliability": code(words.RELIABILITY, "F", name="reliability"),
    "credibility": code(words.CREDIBILITY, "6", name="credibility"),
    "source_kind": code(words.SOURCE_KINDS, "other"),
    "outlet_kind": code(words.OUTLET_KINDS, "other"),
    "access": code(words.ACCESS, "unknown"),
    "claim": code(words.CLAIMS, "other"),
    "party_type": code(words.PARTY_TYPES, "other"),
    "standing": code(words.STANDINGS, "unknown", name="standing"),
    "mark_family": code(words.MARK_FAMILIES, "other"),
    "authorised": code(words.AUTHORISED, "unknown"),
}
"""From the value type that a ``register.yml`` names to the cleaner that reads it."""

WITH_UNIT = ("quantity", "quantity_dutch")
"""Cleaners whose normal form is the unit of a number: what the property ``quantity`` keeps, and no other."""
