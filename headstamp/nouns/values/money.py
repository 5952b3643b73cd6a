"""Amounts of money and their currencies."""

from __future__ import annotations

import re
from decimal import Decimal

from headstamp.nouns.values.number import BLANKS, GROUPED_BY_COMMA, LARGEST, Point, decimal, exactly
from headstamp.nouns.values.value import VAGUE, Unreadable, Value

_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
    COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TTD TWD TZS UAH UGX USD UYU UYW
    UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CODES = frozenset(_CODES.split())
"""Currencies in use, ISO 4217; from the list of country codes of datahub.io (ODC-PDDL)."""

SIGNS = {"€": "EUR", "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD"}
"""Signs that stand for one currency. A bare $, £ or ¥ stands for several: the currency is then unknown."""

SHARED_SIGNS = ("$", "£", "¥", "?")
"""``?`` is what is left of a sign that was lost before the file was made."""

WORDS = {
    "EURO": "EUR", "EUROS": "EUR", "US DOLLARS": "USD", "US DOLLAR": "USD", "U.S. DOLLARS": "USD",
    "DOLLAR": "unknown", "DOLLARS": "unknown", "POUNDS": "unknown", "POUND": "unknown",
}  # fmt: skip
"""Names of currencies; a dollar or a pound without its state may be several."""

SCALES = {
    "k": 10**3, "thousand": 10**3,
    "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "million": 10**6, "millions": 10**6,
    "bn": 10**9, "billion": 10**9, "mrd": 10**9, "milliard": 10**9, "milliards": 10**9,
}  # fmt: skip

UNKNOWN = "unknown"
LONGEST = 80
EXPECTED = "an amount such as 1618000000, EUR 3,158, € 4.5m or USD 12.5 million"

SWISS = re.compile(r"(?<=[0-9])['\u2019](?=[0-9]{3}(?![0-9]))")
"""The sign that parts thousands in Switzerland."""
AMOUNT = re.compile(r"([^0-9]*)([0-9][0-9., ]*)([^0-9]*)")


def money(cell: str) -> tuple[Value, ...]:
    """An amount: ``1618000000``, ``EUR 3,158``, ``€ 4.5m``, ``USD 12.5 million``, ``12.5 million USD``.

    Returns:
        one value: bounds the amount in units of the currency, canon its code, ``unknown`` where a sign does not tell
        which, None where none is written.
    Raises:
        Unreadable: no amount, words that are neither currency nor scale, two currencies, or too large.
    """
    return _money(cell, point="unclear")


def money_comma(cell: str) -> tuple[Value, ...]:
    """:func:`money` of a source whose point parts thousands and whose comma begins a fraction: ``15.422`` is 15,422.

    Raises:
        Unreadable: as there; or a comma with three digits behind it, as ``1,250`` has, which is no such fraction.
    """
    return _money(cell, point="thousands")


def _money(cell: str, *, point: Point) -> tuple[Value, ...]:
    said = SWISS.sub("", cell.translate(BLANKS).strip())
    match = AMOUNT.fullmatch(said) if len(said) <= LONGEST else None
    if match is None:
        raise Unreadable(EXPECTED)
    before, number, after = (part.strip() for part in match.groups())
    words = after.split()
    scale = SCALES.get(words[0].lower().rstrip(".")) if words else None
    codes = [_currency_of(part) for part in (before, " ".join(words[1:] if scale else words)) if part]
    if len(codes) > 1 or None in codes:
        raise Unreadable(EXPECTED)
    if point == "thousands" and GROUPED_BY_COMMA.fullmatch(number):
        raise Unreadable("an amount whose comma begins a fraction, such as 1.250,50 or 15.422")
    # No money is told to a thousandth; of millions it may be.
    amount = decimal(number, point="fraction" if scale and point == "unclear" else point) * Decimal(scale or 1)
    if amount >= LARGEST:
        raise Unreadable(f"an amount below {LARGEST:,f}")
    return (exactly(cell, amount)._replace(canon=codes[0] if codes else None),)


def currency(cell: str) -> tuple[Value, ...]:
    """A currency by its ISO 4217 code or a sign of its own; any other word is unknown, kept, and vague."""
    code = _currency_of(cell.strip())
    if code in (None, UNKNOWN):
        return (Value(cell, UNKNOWN, hedge=VAGUE),)
    return (Value(cell, code),)


def _currency_of(words: str) -> str | None:
    """A code, ``unknown`` for a sign of several currencies, or None for words that name none."""
    if words in SHARED_SIGNS:
        return UNKNOWN
    name = words.upper()
    return name if name in CODES else SIGNS.get(name) or WORDS.get(name)
