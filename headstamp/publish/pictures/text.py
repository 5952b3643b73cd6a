"""Text in a picture: how wide it will be, how it breaks into lines, how numbers and ranges are written."""

import math
import unicodedata

_THIN = frozenset("fijlI.,:;'|/ ’·-")
_NARROW = frozenset("rt!()[]")
_BROAD = frozenset("mwMW@%—…→")


def width_of(text: str, size: float) -> float:
    """Width in px of `text` at a type size in px, as DejaVu Sans sets it: the widest of the fonts that a page may be read in."""
    return size * sum(_advance(letter) for letter in text)


def _advance(letter: str) -> float:
    if letter in _THIN:
        return 0.36
    if letter in _NARROW:
        return 0.41
    if letter in _BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.combining(letter):
        return 0.0
    return 0.74 if letter.isupper() else 0.635


def wrapped(text: str, size: float, width: float, lines: int) -> list[str]:
    """Break `text` at spaces into at most `lines` lines of at most `width` px; what is left over ends in "…".

    At least one line is given, even for an empty text; a single word that is too long is cut.
    """
    words, out = text.split(), [""]
    for number, word in enumerate(words):
        longer = f"{out[-1]} {word}".strip()
        if width_of(longer, size) <= width:
            out[-1] = longer
        elif out[-1] and len(out) < lines:
            out.append(word)
        else:
            out[-1] = " ".join([longer, *words[number + 1 :]])
            break
    return [shortened(line, size, width) for line in out]


def shortened(text: str, size: float, width: float) -> str:
    """`text`, or as much of it as fits into `width` px with "…" after it."""
    if width_of(text, size) <= width:
        return text
    kept = text
    while kept and width_of(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def number(value: float) -> str:
    """A number for a reader: thousands apart by commas, at most one decimal."""
    whole = round(value, 1) + 0.0  # no minus before nothing
    return f"{whole:,.0f}" if whole == int(whole) else f"{whole:,.1f}"


def range_of(low: float, high: float | None, unit: str = "") -> str:
    """`4`, `4–9`, or `4 or more` where the upper end is open (None), `not known` where that is all; with a unit behind."""
    if high is None and not low:
        return "not known"
    if high is None:
        return f"{number(low)}{unit} or more"
    return f"{number(low)}{unit}" if number(low) == number(high) else f"{number(low)}–{number(high)}{unit}"


def checked_range(low: float, high: float | None) -> None:
    """Raise ValueError unless 0 ≤ low ≤ high, both finite; a high end of None is open."""
    if not (math.isfinite(low) and low >= 0 and (high is None or (math.isfinite(high) and high >= low))):
        raise ValueError(f"found a range of {low} to {high}; expected 0 ≤ low ≤ high, or a high end of None")
