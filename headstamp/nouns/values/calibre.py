"""Calibres in one metric form, said as marked: ``7.62x39mm``, ``155mm``, ``.30-06``, ``12 bore``.

A number says a bore, and a bore is seldom one cartridge: ``.38``, ``9 mm`` and ``32`` leave open which. Such a cell keeps its
bore and is hedged. A measure of the case or a name settles it where the list of cartridges has it (``.38 Special``, ``9 mm
Luger``), and so do two bores that one listed cartridge alone has (``7.65 / .32``). What the list does not have (``8x89``, ``.22
long``) may be a slip or two calibres in one: it keeps its words, and is hedged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import NamedTuple

from headstamp.nouns.cartridges import forms_by_bore, names
from headstamp.nouns.values.calibre_writing import CHANGED, rewritten
from headstamp.nouns.values.value import VAGUE, Value, parts

FRACTIONS = ("5.56", "6.35", "7.62", "7.65", "12.7")
"""Bores in millimetres that are written without a unit, and without the point: no bore in inches looks like them.
With the point any tenth of a millimetre from 4.1 to 9.9 is read so, and every bore of a listed cartridge."""

INCHES_ALONE = frozenset({
    "22", "25", "30", "32", "38", "40", "44", "45", "50", "223", "303", "308", "357", "380", "454",
})  # fmt: skip
"""Hundredths and thousandths of an inch that are written without the point."""

GAUGES = frozenset({"4", "8", "10", "12", "14", "16", "20", "24", "28", "32"})
"""Gauges of shotguns. 36 is none by measure: it is a name of .410 (``cartridges.yml``)."""

BORES_APART_FROM_MM = frozenset({"12", "16", "22", "28", "32", "36", "38", "44", "45", "357", "380"})
"""Gauges and hundredths of an inch that are no bore in millimetres: two of them with an x between are two calibres."""

BORES_IN_MM = frozenset({"4", "8", "10", "14", "20", "25", "30", "40"})
"""Whole millimetres that weapons have, and that would be a gauge or hundredths of an inch without the unit."""

GUNS_TO, INCHES_TO = 650, 18
"""The largest bores of weapons: torpedoes, in millimetres, and guns of ships, in inches. What is larger is a slip."""

OF_GUNS = frozenset(("gun", "guns", "howitzer", "howitzers", "mortar", "mortars", "rocket", "rockets"))
"""Words that tell a gun's bore in whole inches from the length of a barrel."""

BORES_APART = 0.7
LENGTHS_APART = 2
"""Millimetres by which two ways to measure one case differ: .38 Special has a bore of 9 mm, and .38 inches are 9.65."""

ROUNDED = 0.1
"""Millimetres by which the same bore differs in inches and in millimetres: .50 is 12.7 mm, .22 is 5.59."""

GUNS_FROM = 20
"""Millimetres from which on a bore is a gun's, whatever other words stand beside it: 155 mm self-propelled howitzer."""

LONGEST = 80
MISSPELT = 5
"""Letters of a word of names that may be one letter off."""
ABOUT_IT = frozenset((
    "gun", "guns", "howitzer", "howitzers", "mortar", "mortars", "rocket", "rockets", "ammunition", "round", "rounds", "calibre",
    "caliber", "calibers", "cal", "nato", "cartridge", "cartridges", "subsonic", "hyper", "shell", "shells",
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

SAME = {
    "spl": "special", "sp": "special", "spc": "special", "esp": "special", "espec": "special", "especial": "special",
    "auto": "acp", "automatic": "acp", "win": "winchester", "winch": "winchester", "rem": "remington", "mag": "magnum",
    "longo": "long", "corto": "short", "blk": "blackout", "curto": "short",
    "sw": "s&w", "swl": "s&w long", "s&wl": "s&w long", "sprg": "springfield",
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

CUT_SHORT = re.compile(r"[0-9] ?(?:mm ?)?x$")
"""A bore whose case a narrow column cut off whole: 5.56x."""

IN_BRACKETS = re.compile(r"\(([^()]*)\)")
READING = re.compile(
    rf"""(?<![a-z0-9.])(?<![a-z]-)(?:
    [.]?(?P<shell>1[0246]|2[048]|3[26])[ ]?[x/][ ]?{SHELL}(?:[ ]?mm)?(?![0-9.,a-z])
    |[.]?(?P<bore>{NUMBER})[ ]?(?:mm[ ]?)?x[ ]?(?P<length>{NUMBER})[ ]?(?:mm)?[ ]?(?P<case>(?:[ij]?rs?|sr|r?b)(?![a-z]))?
    |(?P<pounds>[0-9]{{1,2}})[ ]?(?:pdr|pounder)s?(?![a-z])
    |[.]*(?P<gauge>[0-9]{{1,2}})[ -]?(?:bore|gauge|ga)(?![a-z])
    |(?P<inch>{NUMBER})[ ]?-?(?:inch(?:es)?|in(?![a-z])|")
    |(?P<dotted>[.,]*)[ ]?(?P<mm>{NUMBER})[ ]?(?:m{{2,3}}|m(?![0-9]))(?![a-z])
    |(?:[.,]+|0[.,])[ ]?(?P<point>[0-9]{{2,3}})(?:-(?P<second>[0-9]{{2,3}}))?(?![.]?[0-9])
    |[.,]*(?P<bare>{NUMBER}(?:-[0-9]{{2}})?)(?![0-9]|[a-wyz]{{1,2}}[0-9])
    )""",
    re.VERBOSE,
)  # fmt: skip


class Reading(NamedTuple):
    """One calibre in a cell: its form; whether that is a listed cartridge or a gun's bore; whether the case is measured."""

    form: str
    is_sure: bool
    is_measured: bool = False


def calibre(cell: str) -> tuple[Value, ...]:
    """Calibres separated by semicolons, one value each.

    Returns:
        canon ``7.62x54mmR`` (bore by case length, R for a rimmed case), ``155mm``, ``.30-06``, ``12 bore``, ``25 pdr``
        or ``2.75in``; a cartridge of several names (``cartridges.yml``) has one form. A bore that does not say which
        cartridge (``.38``, ``9mm``: :func:`open_bores`, or in inches alone), a number that is a bore in inches or
        a gauge (``32``), and a case or a name that is not on the list, has the hedge unknown. Words that are no calibre,
        sizes that no weapon has (``0.5 mm``), and two calibres in one, are ``other``, kept, and vague.
    """
    return tuple(_one(part) for part in parts(cell))


def _one(said: str) -> Value:
    words = rewritten(said) if len(said) <= LONGEST else ""
    reading = None if CHANGED.search(words) else _agreed(list(_readings(words)))
    if reading is None:
        return Value(said, "other", hedge=VAGUE)
    is_cut = CUT_SHORT.search(words) is not None
    return Value(said, reading.form, hedge="unknown" if is_cut or not reading.is_sure else None)


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
    words = " ".join(SAME.get(whole, whole) for whole in map(_completed, found)).split()
    return [word for word, _ in groupby(words)]  # ESP. SPECIAL says one word twice


def _completed(word: str) -> str:
    """A word that a narrow column cut short or that is one letter off, where it is that of one word of names alone."""
    if len(word) < 3 or word in SAME or word in _of_names() or word in ABOUT_IT | SPELT:
        return word
    whole = [name for name in _of_names() if name.startswith(word)]
    if not whole and len(word) >= MISSPELT:
        whole = [name for name in _of_names() if len(name) >= MISSPELT and _is_slip(word, name)]
    return whole[0] if len(whole) == 1 else word


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter wrong, too many, too few or in the wrong place; or its beginning so."""
    from rapidfuzz.distance import OSA  # heavy, and most cells need it not

    beginnings = {name, *(name[:letters] for letters in range(len(word), len(name)))}
    return word[0] == name[0] and any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in beginnings)


@cache
def _of_names() -> frozenset[str]:
    """Words that name cartridges: those that are known, and those of the listed names."""
    listed = (word for name in names() for word in name.split()[1:])
    return OF_NAMES | {part for word in listed for part in SAME.get(word, word).split()} - ABOUT_IT


@cache
def _listed() -> Mapping[str, str]:
    """Every listed name, in our spelling of its words, to its form."""
    spelt = ((first, *_letters(" ".join(rest))) for first, *rest in map(str.split, names()))
    return {" ".join(words): form for words, form in zip(spelt, names().values(), strict=True)}


@cache
def open_bores() -> frozenset[str]:
    """Bores in millimetres of listed cartridges of small arms that are no name of one: which is meant is not said.

    That only one with this bore is listed does not make it the only one: the list is no catalogue.
    """
    small = (bore for bore in forms_by_bore() if bore.endswith("mm") and float(bore.removesuffix("mm")) < GUNS_FROM)
    return frozenset(bore for bore in small if bore not in names())


def _kept(words: list[str]) -> list[str]:
    """The words that may name a cartridge: neither about it, nor a numeral, nor one or two letters that name nothing."""
    return [word for word in words if word not in ABOUT_IT | SPELT and (len(word) > 2 or word in _of_names())]


def _reading(match: re.Match[str], tail: list[str], *, has_words_before: bool) -> Reading:
    said = match.groupdict()
    if said["shell"] or said["gauge"]:
        return _gauge(said["shell"] or said["gauge"], is_sure=True)
    if said["length"]:
        # The I or J of 8x57 IRS is the bullet's, and its S the bore's: the case is rimmed.
        case = re.sub("[ij]?rs?", "r", said["case"] or "") if said["case"] != "sr" else "sr"
        return _measured(said["bore"], said["length"], case.upper())
    if said["pounds"]:
        return Reading(f"{int(said['pounds'])} pdr", is_sure=True)
    if said["inch"]:
        return _inches(said["inch"], tail)
    if said["mm"] and float(_metric(said["mm"])) < 1:
        return Reading("", is_sure=False)
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
    if kept and (named := _named_so(f".{number}", tail) or _named_so(f"{number}mm", tail)):
        return named
    fraction = _millimetres(number)
    is_listed = "." in fraction and f"{fraction}mm" in forms_by_bore()
    if fraction in FRACTIONS or is_listed or re.fullmatch("[4-9][.][1-9]", fraction):
        return _named(f"{fraction}mm", tail)
    if has_words_before or not (set(kept) <= _of_names()):
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
    return Reading(names().get(form, form), is_sure=is_sure and (number.lstrip("0") in GAUGES or form in names()))


def _inches(number: str, tail: list[str]) -> Reading:
    """A number with the sign or the word of inches: a small bore, hundredths of an inch, a gun, or the length of a barrel."""
    if below_one := re.fullmatch(r"0[.,]([0-9]{1,3})", number):
        return _named(f".{below_one[1]:0<2}", tail)
    if number in INCHES_ALONE:
        return _named(f".{number}", tail)
    is_gun = not number.isdecimal() or not OF_GUNS.isdisjoint(tail)
    return Reading(f"{_metric(number)}in", is_sure=is_gun and float(_metric(number)) <= INCHES_TO)


def _measured(bore: str, length: str, case: str) -> Reading:
    """A bore with the length of the case: certain where the list has it.

    A length that is too short for a case of any cartridge leaves the bore, where it is the beginning of one of its listed
    lengths (7.62x3: cut short), and nothing else; two bores in hundredths of an inch (38x40) are two calibres.
    """
    millimetres, long = _bore_of_case(bore, length), _metric(length)
    form = f"{millimetres}x{long}mm{case}"
    if form in names():
        return Reading(names()[form], is_sure=True, is_measured=True)
    if float(millimetres) < 1 or {bore, length} <= BORES_APART_FROM_MM:
        return Reading("", is_sure=False)
    if float(long) < SHORTEST * float(millimetres):
        is_cut = any(name.startswith(f"{millimetres}x{long}") for name in names())
        return Reading(f"{millimetres}mm" if is_cut else "", is_sure=False)
    return Reading(form, is_sure=False, is_measured=True)


def _named_so(bore: str, tail: list[str]) -> Reading | None:
    """The listed cartridge that the bore and the words behind it name."""
    said = (" ".join([bore, *words]) for words in (tail, _kept(tail)))
    name = next((name for name in said if name in _listed()), None)
    return Reading(_listed()[name], is_sure=name not in _cut_names()) if name else None


@cache
def _cut_names() -> frozenset[str]:
    """Listed names with which that of another cartridge begins: .32 S&W may be .32 S&W Long, the last word left out or cut off."""
    several = (name for name in _listed() if " " in name)
    return frozenset(
        name for name in several
        if any(other.startswith(f"{name} ") and form != _listed()[name] for other, form in _listed().items())
    )  # fmt: skip


def _named(bore: str, tail: list[str]) -> Reading:
    """A bore with the words behind it: a listed name, another name, or the bore alone."""
    kept = _kept(tail)
    if named := _named_so(bore, tail):
        return named
    number = bore.removesuffix("mm")
    if kept and number != bore and (named := _named_so(f".{number}", tail)):
        # No bore of 38 mm is a Special: the unit is a slip.
        return named
    if kept and (number == bore or float(number) < GUNS_FROM):
        return Reading(" ".join([bore, *kept]), is_sure=False)
    # What is no listed cartridge may be a gun's bore, in millimetres; those that a gauge or a bore in inches has may be a slip:
    # 20 mm may be 20 bore, and 40 mm .40, but not where a gun is spoken of.
    doubtful = number in (GAUGES | INCHES_ALONE | names().keys()) - (BORES_IN_MM if tail else frozenset())
    doubtful |= not tail and _may_lack_its_point(number)
    return Reading(bore, is_sure=bore != number and not doubtful and GUNS_FROM <= float(number) <= GUNS_TO)


def _may_lack_its_point(number: str) -> bool:
    """Whether a whole number of millimetres is that of a gun, and with a point before its last digit that of a listed cartridge.

    90 mm may be 9.0 mm, and 57 mm 5.7 mm.
    """
    return number.isdecimal() and float(number) >= GUNS_FROM and f"{_metric(f'{number[:-1]}.{number[-1]}')}mm" in open_bores()


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
    if (bore := _one_bore([one.form for one in several])) and not any(one.is_sure for one in several):
        return bore
    meant = frozenset.intersection(*(_meant(one, several) for one in several)) if several else frozenset()
    if len(meant) == 1:
        # A name that is on no list beside a listed measure may be that of another cartridge.
        return Reading(next(iter(meant)), is_sure=not any(" " in one.form and not one.is_sure for one in several))
    if len(set(measured)) == 1 and all(not one.is_sure and _is_near(one.form, measured[0]) for one in several):
        return Reading(measured[0], is_sure=False)  # a bore, and a case of it that is on no list
    return bore


def _one_bore(forms: list[str]) -> Reading | None:
    """One bore in millimetres and in inches (12.7 mm, .50), which leaves open which of its cartridges is meant; or None."""
    inches = [float(form) * 25.4 for form in forms if re.fullmatch("[.][0-9]+", form)]
    millimetres = [form for form in forms if re.fullmatch("[0-9.]+mm", form)]
    if len(inches) != 1 or len(millimetres) != 1 or len(forms) != 2:
        return None
    is_one = abs(inches[0] - float(millimetres[0].removesuffix("mm"))) <= ROUNDED
    return Reading(millimetres[0], is_sure=False) if is_one else None


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


SMALLEST = 4
"""Millimetres of the smallest bore."""

SHORTEST = 0.8
"""The least length of a case in bores: less than half of what any cartridge of ``cartridges.yml`` has; grenades have short ones."""


def _bore_of_case(bore: str, length: str) -> str:
    """The bore before the length of a case, with its point where it was left out: 545x39 is 5.45x39, 93x62 is 9.3x62."""
    millimetres = _millimetres(bore)
    if not millimetres.isdecimal():
        return millimetres
    sizes = (int(millimetres) / parted for parted in (1, 10, 100))
    fitting = next((size for size in sizes if size >= SMALLEST and float(_metric(length)) >= SHORTEST * size), None)
    return _metric(f"{fitting:.2f}") if fitting else millimetres


def _millimetres(number: str) -> str:
    """A bore in millimetres in one writing, with its point where it was left out: 762 is 7.62."""
    metric = _metric(number)
    return next((bore for bore in FRACTIONS if bore.replace(".", "") == metric), metric)


def _metric(number: str) -> str:
    """Digits with a point, no nought behind the last digit of a fraction, none before the first of the number."""
    whole, _, fraction = number.replace(",", ".").partition(".")
    fraction = fraction.rstrip("0")
    return str(int(whole)) + (f".{fraction}" if fraction else "")
