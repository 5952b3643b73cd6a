"""Make ``headstamp/nouns/state_names.csv``: the names of states and territories in the languages that tables come in.

    python -m tools.state_names.state_names --country-codes country-codes.csv --older Babel-0.9.6

Three sources go in, none of which is kept here:

- CLDR, the Unicode Common Locale Data Repository, as the installed package ``Babel`` 2.18.0 holds it (Unicode License).
- ``country-codes.csv`` of datasets/country-codes, commit caa72d1e0e5af8876c170bb36a9e4d64a01bba88 (ODC-PDDL): the short and
  formal names of the United Nations in six languages, and the names of ISO.
- The unpacked source of Babel 0.9.6, which holds an older CLDR (1.6): names that have gone out of use since (Swasiland,
  Elfenbeinküste), and those of Serbia and Montenegro, and the Netherlands Antilles.

One row a name of a state, whatever the languages that have it; names that are folded alike are one. A name that means
different states in different languages has a row for each. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import pickle
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from headstamp.nouns.values.text import fold, spaced

WRITTEN = Path(__file__).resolve().parents[2] / "headstamp" / "nouns" / "state_names.csv"

LANGUAGES = (
    "en", "ar", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy",
    "id", "it", "ja", "ka", "kk", "ko", "ku", "lt", "lv", "mk", "ms", "nb", "nl", "pl", "ps", "pt", "pt_PT", "ro", "ru", "sk", "sl",
    "sq", "sr", "sr_Latn", "sv", "sw", "th", "tr", "uk", "ur", "uz", "zh", "zh_Hant",
)  # fmt: skip
"""Vietnamese is left out: its name of Russia, Nga, is the code of Nigeria."""

SMALLEST_WORLD = 240
"""Territories that a whole list of codes has at least: a list cut short would lose names in silence."""

VANISHED = {"CS": "CSXX", "AN": "ANHH"}
"""What only the older CLDR names, by its code there and by ours (ISO 3166-3)."""

WRONG_IN_OLDER_CLDR = frozenset({("MAF", "Sint Maarten"), ("MAF", "Sint-Maarten"), ("GIN", "ګیانا"), ("DMA", "多米尼加")})
"""Rows of the older CLDR that give the name of one state to another; the newer one has put them right."""

OF_THE_UN = {
    "official_name_en": "en", "official_name_fr": "fr", "official_name_es": "es", "official_name_ru": "ru", "official_name_ar": "ar",
    "official_name_cn": "zh", "UNTERM English Short": "en", "UNTERM English Formal": "en", "UNTERM French Short": "fr",
    "UNTERM French Formal": "fr", "UNTERM Spanish Short": "es", "UNTERM Spanish Formal": "es", "UNTERM Russian Short": "ru",
    "UNTERM Russian Formal": "ru", "UNTERM Chinese Short": "zh", "UNTERM Chinese Formal": "zh", "UNTERM Arabic Short": "ar",
    "UNTERM Arabic Formal": "ar", "ISO4217-currency_country_name": "en",
}  # fmt: skip
"""Columns with names, and their language."""

ARTICLE_BEHIND = re.compile(r"\s*\((?:the|el|la|los|las|le|les|l['’])\)|\s*\*\s*$", re.IGNORECASE)
"""An article in brackets behind a short name of the United Nations, and the asterisk of an observer."""


class Name(NamedTuple):
    """A name of a state in one language, as one source writes it."""

    state: str
    name: str
    language: str
    source: str


def main() -> None:
    """Read the sources that the command line names, and write the table."""
    options = argparse.ArgumentParser(description="Make the table of names of states.")
    options.add_argument("--country-codes", type=Path, required=True, help="country-codes.csv of datasets/country-codes")
    options.add_argument("--older", type=Path, required=True, help="the unpacked folder of Babel 0.9.6")
    asked = options.parse_args()
    with asked.country_codes.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    codes = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in rows} | {"XK": "XKX"}
    if len(codes) < SMALLEST_WORLD:
        raise SystemExit(f"{asked.country_codes}: found {len(codes)} codes; expected the whole list, of 249")
    names = [*_of_cldr(codes), *_of_older_cldr(asked.older, codes), *_of_the_un(rows)]
    with WRITTEN.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("state", "folded", "name", "languages", "source"))
        writer.writerows(_united(names))


def _of_cldr(codes: dict[str, str]) -> Iterator[Name]:
    from babel import Locale

    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code, state in sorted(codes.items()):
            if name := territories.get(code):
                yield Name(state, spaced(name), language, "cldr")


def _of_older_cldr(folder: Path, codes: dict[str, str]) -> Iterator[Name]:
    for language in LANGUAGES:
        path = folder / "babel" / "localedata" / f"{language}.dat"
        if not path.exists():
            continue
        with path.open("rb") as file:
            territories = _Plain(file, encoding="latin1").load().get("territories", {})
        for code, state in sorted((codes | VANISHED).items()):
            name = spaced(str(territories.get(code, "")))
            if name and (state, name) not in WRONG_IN_OLDER_CLDR:
                yield Name(state, name, language, "cldr 1.6")


class _Plain(pickle.Unpickler):
    """Reads the locale files of Babel 0.9.6 without the package: what is not plain data becomes an empty object."""

    def find_class(self, _module: str, name: str) -> Any:
        return type(name, (), {"__init__": lambda *_: None, "__setstate__": lambda *_: None})


def _of_the_un(rows: Iterable[dict[str, str]]) -> Iterator[Name]:
    for row in rows:
        for column, language in OF_THE_UN.items():
            name = spaced(ARTICLE_BEHIND.sub("", row[column]))
            if name and not name.isdecimal():
                yield Name(row["ISO3166-1-Alpha-3"], name, language, "un")


def _united(names: Iterable[Name]) -> list[tuple[str, str, str, str, str]]:
    """One row a state and folded name: as the first source writes it, with all languages that have it."""
    found: dict[tuple[str, str], Name] = {}
    languages: dict[tuple[str, str], set[str]] = {}
    for name in names:
        key = (name.state, fold(name.name))
        found.setdefault(key, name)
        languages.setdefault(key, set()).add(name.language)
    return [
        (*key, name.name, " ".join(sorted(languages[key])), name.source) for key, name in sorted(found.items())
    ]  # fmt: skip


if __name__ == "__main__":
    main()
