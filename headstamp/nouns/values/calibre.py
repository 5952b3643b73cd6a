"""Calibres in one metric form, said as marked: ``7.62x39mm``, ``155mm``, ``.30-06``, ``12 bore``.

A number says a bore, and a bore is seldom one cartridge: ``.38``, ``9 mm`` and ``32`` leave open which. Such a cell keeps its
bore and is hedged. A measure of the case or a name (``.38 Special``, ``9 mm Luger``) settles it, and so do two bores that
one listed cartridge alone has (``7.65 / .32``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from headstamp.nouns.cartridges import forms_by_bore, names
from headstamp.nouns.values.text import fold, spaced
from headstamp.nouns.values.value import VAGUE, Value, parts

AMBIGUOUS = frozenset({"7.62mm", "9mm", "12.7mm", "7.65mm"})
"""Bores of several cartridges (7.62x39, 7.62x51, 7.62x54R; 9x18, 9x19; 12.7x99, 12.7x108; 7.65 Browning, Luger and Mauser):
which one is not said."""

FRACTIONS = ("5.56", "6.35", "7.62", "7.65", "12.7")
"""Bores in millimetres that are written without a unit, and without the point: no bore in inches looks like them.
With the point any tenth of a millimetre from 4.1 to 9.9 is read so."""

INCHES_ALONE = frozenset({
    "22", "25", "30", "32", "38", "40", "44", "45", "50", "223", "303", "308", "357", "380", "454",
})  # fmt: skip
"""Hundredths and thousandths of an inch that are written without the point."""

GAUGES = frozenset({"4", "8", "10", "12", "14", "16", "20", "24", "28", "32"})
"""Gauges of shotguns. 36 is none by measure: it is a name of .410 (``cartridges.yml``)."""

BORES_IN_MM = frozenset({"4", "8", "10", "14", "20", "25", "30", "40"})
"""Whole millimetres that weapons have, and that would be a gauge or hundredths of an inch without the unit."""

BORES_APART = 0.7
LENGTHS_APART = 2
"""Millimetres by which two ways to measure one case differ: .38 Special has a bore of 9 mm, and .38 inches are 9.65."""

LONGEST = 80
TIMES = str.maketrans(dict.fromkeys("×хХ✕", "x"))
"""Signs that are written for x; the second and third are Cyrillic letters, which text recognition makes of it."""

ABOUT_IT = frozenset((
    "gun", "guns", "howitzer", "howitzers", "mortar", "mortars", "rocket", "rockets", "ammunition", "rounds", "calibre",
    "caliber", "cal", "nato", "cartridge", "cartridges", "subsonic", "hyper",
    # Portuguese
    "cartucho", "cartuchos", "municao", "aproximado", "aprox", "apr", "aparente", "aparentemente", "apar", "apare", "obsoleto",
    "expansivo", "expo", "treina", "ponto", "calibres", "mm", "canto", "vivo", "modificado", "compativel", "pellet", "chumbinho", "pol",
    "real", "match", "ctg",
))  # fmt: skip
"""Words beside a calibre that do not change it; pol is polegada, inch. NATO is part of a name where one is listed with it."""

SPELT = frozenset((
    "um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "doze", "dezesseis", "vinte", "trinta",
    "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa", "cento", "duzentos", "trezentos", "trezentas",
    "virgula", "centesimos",
))  # fmt: skip
"""Portuguese numerals, by which a record repeats the number before them."""

CHANGED = re.compile(r"\b(?:adap|transf|trasf|convert|conver[ts]id)")
"""Words of a weapon made over from one calibre to another: which one it has now is not read."""

SAME = {
    "spl": "special", "sp": "special", "spc": "special", "esp": "special", "espec": "special", "especial": "special",
    "auto": "acp", "automatic": "acp", "win": "winchester", "winch": "winchester", "rem": "remington", "mag": "magnum",
    "longo": "long", "curto": "short", "sw": "s&w", "swl": "s&w long", "s&wl": "s&w long", "sprg": "springfield",
    "carabina": "carbine",
}  # fmt: skip
"""Short and foreign words for words of names."""

OF_NAMES = frozenset((
    "special", "s&w", "magnum", "winchester", "remington", "acp", "colt", "carbine", "springfield", "british", "hornet", "long",
    "short", "lr", "wcf", "h&h", "h&r", "lapua", "casull", "bmg", "browning", "sig", "ae", "super", "luger", "parabellum", "para",
    "kurz", "corto", "court", "kratak", "makarov", "mauser", "tokarev", "steyr", "bayard", "nagant", "savage", "norma", "creedmoor",
    "blackout", "flobert", "largo", "wmr", "hmr", "rifle", "pistol", "revolver", "machine", "gun", "nato", "auto",
))  # fmt: skip
"""Words that name cartridges. A bore with words beyond them is kept as it was written, and hedged."""

NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,3})?"
SHELL = r"(?:60|63[.,]5|65|67[.,]5|70|76|89)"
"""Lengths of shotgun cases in millimetres, written behind the gauge: 12/70."""

IN_BRACKETS = re.compile(r"\(([^()]*)\)")
READING = re.compile(
    rf"""(?<![a-z0-9.])(?<![a-z]-)(?:
    [.]?(?P<shell>1[0246]|2[048]|3[26])[ ]?[x/][ ]?{SHELL}(?:[ ]?mm)?(?![0-9.,a-z])
    |[.]?(?P<bore>{NUMBER})[ ]?(?:mm[ ]?)?x[ ]?(?P<length>{NUMBER})[ ]?(?:mm)?[ ]?(?P<case>(?:r|sr|b)(?![a-z]))?
    |[.]*(?P<gauge>[0-9]{{1,2}})[ -]?(?:bore|gauge|ga)(?![a-z])
    |(?P<inch>{NUMBER})[ ]?-?(?:inch(?:es)?|in(?![a-z])|")
    |(?P<dotted>[.,]*)[ ]?(?P<mm>{NUMBER})[ ]?(?:m{{2,3}}|m(?![0-9]))(?![a-z])
    |(?:[.,]+|0[.,])[ ]?(?P<point>[0-9]{{2,3}})(?:-(?P<second>[0-9]{{2,3}}))?(?![.]?[0-9])
    |[.,]*(?P<bare>{NUMBER}(?:-[0-9]{{2}})?)(?![0-9])
    )""",
    re.VERBOSE,
)  # fmt: skip

REWRITTEN = (
    (re.compile(r"\b(?:millimet(?:er|re)s?|milim[a-z]*\.?)"), "mm"),
    (re.compile(r"\bpolegadas?\b"), "inches"),
    (re.compile(r"\b(?:ponto|pto) ?(?=[0-9])|\b[pw]\.(?=[0-9])"), "."),
    (re.compile(r"\b(cal|calibre)\.? ?(?=[0-9.])"), r"\1 "),
    (re.compile(r"(?<![a-z])smith ?(?:&|and|e)? ?wesson\b"), "s&w"),
    (re.compile(r"(?<![a-z])s\.? ?& ?w\b\.?"), "s&w"),
    (re.compile(r"(?<![a-z])l\.? ?r\b\.?"), "lr"),
    (re.compile(r"(?<![a-z])w\.? ?c\.? ?f\b\.?"), "wcf"),
    (re.compile(r"\baction express\b"), "ae"),
    (re.compile(r"\bh ?& ?([hr])\b"), r"h&\1"),
    (re.compile(r"\+p\+?|\bp\+"), " "),
    (re.compile(r"(?<=[0-9])mm(?=[a-z])"), "mm "),
    (re.compile(r"(?<=[0-9]) ?\* ?(?=[0-9])"), "x"),
    # Bore and case of the rifle cartridges, parted by something else than x.
    (re.compile(r"(?<![0-9.,])([57][.,]?(?:45|56|62)) ?[-/ ] ?(39|45|51|54)(?![0-9.,])"), r"\1x\2"),
    (re.compile(r"(?<=[a-z])(?=\.+[0-9])"), " "),
    # A spreadsheet's nought behind a whole number.
    (re.compile(r"^-?([0-9]{1,3})\.0$"), r"\1"),
)
"""Ways of writing, each to the one that is read."""


class Reading(NamedTuple):
    """One calibre in a cell: its form; whether the form says which cartridge or gun; whether the case is measured."""

    form: str
    is_sure: bool
    is_measured: bool = False


def calibre(cell: str) -> tuple[Value, ...]:
    """Calibres parted by semicolons, one value each.

    Returns:
        canon ``7.62x54mmR`` (bore by case length, R for a rimmed case), ``155mm``, ``.30-06``, ``12 bore`` or
        ``2.75in``; a cartridge of several names (``cartridges.yml``) has one form. A bore that does not say which
        cartridge (``.38``, ``9mm``: :data:`AMBIGUOUS`, or in inches alone), and a number that is a bore in inches or
        a gauge (``32``), has the hedge unknown. Words that are no calibre, and two calibres in one, are ``other``,
        kept, and vague.
    """
    return tuple(_one(part) for part in parts(cell))


def _one(said: str) -> Value:
    words = _rewritten(said) if len(said) <= LONGEST else ""
    reading = None if CHANGED.search(words) else _agreed(list(_readings(words)))
    if reading is None:
        return Value(said, "other", hedge=VAGUE)
    return Value(said, reading.form, hedge=None if reading.is_sure else "unknown")


def _rewritten(said: str) -> str:
    words = fold(said.translate(TIMES))
    for way, other in REWRITTEN:
        words = way.sub(other, words)
    return spaced(words)


def _readings(words: str) -> Iterator[Reading]:
    """The calibres that stand in the words, in their order."""
    words = IN_BRACKETS.sub(lambda remark: remark[0] if _says_calibre(remark[1]) else " ", words)
    found = list(READING.finditer(words))
    before = _kept(_letters(words[: found[0].start()])) if found else []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(words)
        yield _reading(match, _letters(words[match.end() : end]), has_words_before=bool(before))


def _says_calibre(remark: str) -> bool:
    """Whether a remark in brackets holds a calibre that is more than a number; any other changes nothing."""
    return any(not match["bare"] for match in READING.finditer(remark))


def _letters(tail: str) -> list[str]:
    """The words of a text in our spelling."""
    found = re.findall(r"[a-z&]+", tail)
    return " ".join(SAME.get(whole, whole) for whole in map(_completed, found)).split()


def _completed(word: str) -> str:
    """A word that a narrow column cut short, where one word of names alone begins with it."""
    if len(word) < 3 or word in SAME or word in OF_NAMES or word in ABOUT_IT:
        return word
    whole = [name for name in OF_NAMES if name.startswith(word)]
    return whole[0] if len(whole) == 1 else word


def _kept(words: list[str]) -> list[str]:
    """The words that may name a cartridge: neither about it, nor a numeral, nor one or two letters that name nothing."""
    return [word for word in words if word not in ABOUT_IT | SPELT and (len(word) > 2 or word in OF_NAMES)]


def _reading(match: re.Match[str], tail: list[str], *, has_words_before: bool) -> Reading:
    said = match.groupdict()
    if said["shell"] or said["gauge"]:
        return _gauge(said["shell"] or said["gauge"], is_sure=True)
    if said["length"]:
        measured = f"{_millimetres(said['bore'])}x{_metric(said['length'])}mm{(said['case'] or '').upper()}"
        return Reading(names().get(measured, measured), is_sure=True, is_measured=True)
    if said["inch"] and (below_one := re.fullmatch(r"0[.,]([0-9]{2,3})", said["inch"])):
        return _named(f".{below_one[1]}", tail)
    if said["inch"] in INCHES_ALONE:
        return _named(f".{said['inch']}", tail)
    if said["inch"]:
        return Reading(f"{_metric(said['inch'])}in", is_sure=True)
    if said["mm"]:
        number = _millimetres(said["mm"])
        dotted = said["dotted"] and f".{number}" in forms_by_bore()
        return _named(f".{number}" if dotted else f"{number}mm", tail)
    if said["point"]:
        if (fraction := _millimetres(said["point"])) in FRACTIONS:
            return _named(f"{fraction}mm", tail)
        if said["point"] in GAUGES - INCHES_ALONE and not _kept(tail):
            return _gauge(said["point"], is_sure=True)
        return _named(f".{said['point']}" + (f"-{said['second']}" if said["second"] else ""), tail)
    return _bare(said["bare"], tail, has_words_before=has_words_before)


def _bare(number: str, tail: list[str], *, has_words_before: bool) -> Reading:
    """A number without point and unit; without a form where it is no calibre that can be told."""
    kept = _kept(tail)
    if "-" in number:
        return _named(f".{number}", tail) if f".{number}" in forms_by_bore() else Reading("", is_sure=False)
    if (fraction := _millimetres(number)) in FRACTIONS or re.fullmatch("[4-9][.][1-9]", fraction):
        return _named(f"{fraction}mm", tail)
    if has_words_before or not (set(kept) <= OF_NAMES):
        return Reading("", is_sure=False)
    if number in names():
        return Reading(names()[number], is_sure=True)
    if number in INCHES_ALONE and (kept or len(number) > 2):
        return _named(f".{number}", tail)
    if number in INCHES_ALONE:
        # With a point before it this would be one cartridge or one bore; without, it may be a gauge or millimetres as well.
        return Reading(number if number in GAUGES or f".{number}" in names() else f".{number}", is_sure=False)
    if number in GAUGES:
        # 10 and 20 may be millimetres as well.
        return _gauge(number, is_sure=number not in BORES_IN_MM)
    return _named("9mm", tail) if number == "9" else Reading("", is_sure=False)


def _gauge(number: str, *, is_sure: bool) -> Reading:
    form = f"{int(number)} bore"
    return Reading(names().get(form, form), is_sure=is_sure)


def _named(bore: str, tail: list[str]) -> Reading:
    """A bore with the words behind it: a listed name, another name, or the bore alone."""
    kept = _kept(tail)
    for words in (tail, kept):
        if form := names().get(" ".join([bore, *words])):
            return Reading(form, is_sure=True)
    if kept:
        return Reading(" ".join([bore, *kept]), is_sure=set(kept) <= OF_NAMES)
    number = bore.removesuffix("mm")
    doubtful = number in (GAUGES | INCHES_ALONE | names().keys()) - BORES_IN_MM
    is_open = bore in AMBIGUOUS or doubtful if bore != number else "-" not in bore
    return Reading(bore, is_sure=not is_open)


def _agreed(readings: list[Reading]) -> Reading | None:
    """What the calibres in one cell say together: the one cartridge that all of them may mean, or None."""
    several = [one for one in readings if not one.form.endswith("in")] or readings
    measured = [one.form for one in several if one.is_measured]
    if measured:
        # A measure of the case beside a name that is on no list, or a number that says nothing: the measure says what it is.
        several = [one for one in several if one.form in {*measured, *names().values()} or (one.form and not one.is_sure)]
    if any(not one.form for one in several):
        return None
    if len({one.form for one in several}) == 1:
        return several[0]
    named = [one for one in several if one.is_sure and not one.is_measured]
    if len({one.form for one in named}) == 1 and measured and all(_may_measure(one, named[0].form) for one in measured):
        return named[0]
    meant = frozenset.intersection(*(_meant(one, several) for one in several)) if several else frozenset()
    return Reading(next(iter(meant)), is_sure=True) if len(meant) == 1 else None


def _meant(reading: Reading, all_of_them: list[Reading]) -> frozenset[str]:
    """The cartridges that a reading may mean, among the listed ones and those that the cell names."""
    if reading.is_sure:
        return frozenset({reading.form})
    first = reading.form.split()[0]
    bore = f".{first}" if first in INCHES_ALONE else first
    begins = bore.removesuffix("mm") + "x"
    named = (
        one.form for one in all_of_them
        if one.is_sure and (one.form.startswith((begins, f"{bore} ")) or (one.is_measured and _is_near(bore, one.form)))
    )  # fmt: skip
    return forms_by_bore().get(bore, frozenset()) | frozenset(named)


def _may_measure(measure: str, form: str) -> bool:
    """Whether an unlisted measure is that of a listed cartridge: of its bore, and of its length where that is known."""
    lengths = [re.search(r"x([0-9.]+)mm", one) for one in (measure, form)]
    apart = abs(float(lengths[0][1]) - float(lengths[1][1])) if lengths[0] and lengths[1] else 0
    bores = [bore for bore, forms in forms_by_bore().items() if form in forms]
    return measure not in names() and apart <= LENGTHS_APART and any(_is_near(bore, measure) for bore in bores)


def _is_near(bore: str, measure: str) -> bool:
    """Whether a bore, in inches or millimetres, is that of a measured case; names round it by half a millimetre and more."""
    number = re.match(r"[0-9]*\.?[0-9]+", bore)
    inches = 25.4 if bore.startswith(".") else 1
    return number is not None and abs(float(number[0]) * inches - float(measure.partition("x")[0])) <= BORES_APART


def _millimetres(number: str) -> str:
    """A bore in millimetres in one writing, with its point where it was left out: 762 is 7.62."""
    metric = _metric(number)
    return next((bore for bore in FRACTIONS if bore.replace(".", "") == metric), metric)


def _metric(number: str) -> str:
    """Digits with a point, no nought behind the last digit of a fraction, none before the first of the number."""
    whole, _, fraction = number.replace(",", ".").partition(".")
    fraction = fraction.rstrip("0")
    return str(int(whole)) + (f".{fraction}" if fraction else "")
