"""What cells look like whatever the name above them: customs codes, categories of lists, points that part thousands."""

from __future__ import annotations

import re

from headstamp.collect.mapping.vocabulary import listed

CODE = re.compile(r"[0-9]{4,10}")
PARTED_CODE = re.compile(r"(?<=[0-9])[. ](?=[0-9])")
MILITARY = re.compile(r"ML ?([1-9]|1[0-9]|2[0-2])( ?\.? ?[a-z]?( ?\.? ?[0-9]{1,2})?)?", re.IGNORECASE)
"""ML1 to ML22 of the military lists of the European Union and Wassenaar, perhaps with their letter: ``ML10.c``."""
CONVENTIONAL = re.compile(r"(category |cat\.? ?)?(I|II|III|IV|V|VI|VII)( ?\(?[ab]\)?)?", re.IGNORECASE)
"""I to VII of the United Nations Register of Conventional Arms."""
MOSTLY = 0.6
"""Share of customs codes that begin as arms do, from which a column of plain numbers is one of customs codes."""

NUMBER = re.compile(r"[0-9][0-9., ]*")
THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3}){2,}|[1-9][0-9]{0,2}\.[0-9]{2}0|[0-9]{1,3}(\.[0-9]{3})*,[0-9]{1,2}")
"""Numbers whose point can part thousands only (1.234.567; 1.200, since no fraction needs a nought at its end), or whose comma
begins a fraction, so that a point does not."""
FRACTION = re.compile(r"[0-9]+\.[0-9]{1,2}|[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
UNCLEAR = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def codes(cells: list[str]) -> str:
    """In words, of which list of goods the distinct cells of a column are; '' for none.

    Codes of customs are told by their beginnings: plain numbers of as many digits may be anything else.
    """
    plain = [PARTED_CODE.sub("", cell.strip()) for cell in cells]
    if len(plain) < 2 and not all(len(cell) >= 6 for cell in plain):
        return ""
    if all(CODE.fullmatch(cell) for cell in plain):
        arms = sum(cell.startswith(listed("arms_codes")) for cell in plain) / len(plain)
        why = f"{arms:.0%} of its words begin as customs codes of arms do ({', '.join(listed('arms_codes'))})"
        return why if arms >= MOSTLY else ""
    if all(MILITARY.fullmatch(cell.strip()) for cell in cells):
        return "its words are those of the EU's military list (ML1 to ML22)"
    if all(CONVENTIONAL.fullmatch(cell.strip()) for cell in cells):
        return "its words look like categories I to VII of the UN Register of Conventional Arms"
    return ""


def point(cells: list[str]) -> str:
    """What a point in the numbers of a column is: ``thousands``, ``fraction``, ``both`` where the numbers differ, ``unclear``
    where a number such as 15.422 can be read in two ways and no other number tells, or '' where no number hangs on it."""
    numbers = [found[0].strip() for cell in cells if (found := NUMBER.search(cell))]
    parts = any(THOUSANDS.fullmatch(number) for number in numbers)
    begins = any(FRACTION.fullmatch(number) for number in numbers)
    if parts or begins:
        return "both" if parts and begins else "thousands" if parts else "fraction"
    return "unclear" if any(UNCLEAR.fullmatch(number) for number in numbers) else ""
