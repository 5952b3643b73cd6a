"""Ways of writing a calibre, in several scripts and languages, each brought to the one that :mod:`.calibre` reads."""

from __future__ import annotations

import re

from headstamp.nouns.values.text import fold, spaced

SIGNS = str.maketrans(dict.fromkeys("×хХ✕", "x") | {"٫": ".", "·": "."})
"""Signs that are written for x (the second and third are Cyrillic letters, which text recognition makes of it), the
decimal separator of Arabic digits, and the raised point of British prints."""

CHANGED = re.compile(
    r"\b(?:adap|transf|trasf|convert|conver[ts]id|rechamber|reform|передел|перероб|modific\w* (?:p/|(?:para|pra|a|to|for)\b))"
)
"""Words of a weapon made over from one calibre to another: which one it has now is not read."""

GUN_BORES = "100|105|120|122|125|127|130|152|155|203"
"""Millimetres of artillery, behind which a length of the barrel in calibres is written: 155/52. Those of three
digits that the descriptions of SIPRI's trade register name most often, guns of ships and tanks among them."""

REWRITTEN = (
    # Millimetres and the word calibre: Latin letters of any language, then Cyrillic, Arabic and Persian ones.
    (re.compile(r"\bmill?im[a-z]*\.?"), "mm"),
    (re.compile(r"(?<![^\W\d_])(?:мм|миллиметр\w*|міліметр\w*)(?!\w)\.?"), "mm "),
    (re.compile(r"(?<![^\W\d_])(?:ملم|مم|مليمتر|ملليمتر|ميليمتر|میلیمتر|میلی متر)(?!\w)"), "mm "),
    (re.compile(r"(?:кал[иі]бр\w*|عيار|عیار|کالیبر|كاليبر)[ :.]*"), "calibre "),
    (re.compile(r"\b(?:kaliber|kalibre|kalibr|calibro|kal)\b\.?"), "calibre"),
    (re.compile(r"(?<=[0-9]) ?- ?(?=mm)"), ""),
    # The length of a barrel in calibres, behind the bore: 155 mm/52, 155 mm L/52, 155/52; 120/60 are two mortars.
    (re.compile(rf"(?<![0-9.,/])({GUN_BORES}) ?(?:mm ?)?(?:/|l ?/?) ?[1-5][0-9](?![0-9.,/a-z]| ?mm)"), r"\1mm"),
    (re.compile(r"(?<=[0-9]) ?- ?(?:pdr|pounder)"), " pdr"),
    # A number of things before a calibre: 2 x 7.62x39.
    (re.compile(r"^[0-9]{1,2} ?x ?(?=[0-9.,]+ ?x ?[0-9])"), ""),
    # A rimmed case with the letter of Cyrillic.
    (re.compile(r"(?<=[0-9]) ?р(?!\w)"), "r"),
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
    (re.compile(r"(?<=[0-9])\.{2,}(?=[0-9])"), "."),
    # A spreadsheet's nought behind a whole number.
    (re.compile(r"^-?([0-9]{1,3})\.0$"), r"\1"),
)
"""Ways of writing, each to the one that is read."""


def rewritten(said: str) -> str:
    """The words of a cell, folded, each way of writing as the one that is read."""
    words = fold(said.translate(SIGNS))
    for way, other in REWRITTEN:
        words = way.sub(other, words)
    return spaced(words)
