"""What tables tell of finds and losses in an invented world."""

from __future__ import annotations

import random
from typing import Any

from headstamp.world.cast import ALIASES, CLASSES, FAMILIES, Cast
from headstamp.world.facts import Loss, Made, Thing

ROOTS = ("Border report", "Depot survey", "")
CODES = ("", "", "", "", "D0", "D1", "D2", "D16")
DRAWN = 18
"""How many finds are drawn, beside those that are planted for a rule each."""


def draw_things(draw: random.Random, cast: Cast, makers: tuple[Made, ...]) -> tuple[Thing, ...]:
    """Finds: drawn ones, and one or two for each rule by which a row narrows, widens or stays out."""
    drawn = [_drawn_thing(draw, cast, makers)._replace(name=f"I{number:03d}") for number in range(1, DRAWN + 1)]
    first = {made.model: made.state for made in reversed(makers)}
    return (*drawn, *_made(draw, cast, first), *_named(draw, cast, first), *_held(draw, cast, first))


def _drawn_thing(draw: random.Random, cast: Cast, makers: tuple[Made, ...]) -> Thing:
    made = draw.choice(makers)
    year = ""
    if draw.random() < 0.4:
        year = str(draw.randint(int(made.first or 1962), int(made.last or 2004)))
    # Who reads a mark may leave two states open; the true one is among them.
    said = sorted({made.state, draw.choice((made.state, *draw.sample(cast.suppliers, 2)))}) if draw.random() < 0.4 else ()
    spelled = draw.choice([made.model, made.model.replace("-", " ").lower(), f"{made.model} {CLASSES[made.model].split('_')[-1]}"]
                          + [one.alias for one in ALIASES if one.scope == "exact" and one.model == made.model])  # fmt: skip
    return Thing(
        "", spelled, made.weapon_class, (cast.holder,), made.model, "exact", made.state, tuple(said), year,
        *_seen(draw), draw.choice(CODES), draw.choice(((), (cast.army,), (cast.division,), (cast.militia,), (cast.recipient,))),
        draw.choice("BCCCD"), draw.choice(("", "", "2", "5")), (), draw.choice((f"{cast.recipient}burg", "")), draw.choice(ROOTS),
    )  # fmt: skip


def _seen(draw: random.Random) -> tuple[str, str]:
    year = draw.randint(2012, 2017)
    return draw.choice((("", str(year)), (f"{year}-03-01", f"{year}-03-09"), ("", "")))


def _thing(name: str, cast: Cast, model: str, maker: str, /, **more: Any) -> Thing:
    """A plain find of a model, seen in 2015, of which nothing else is said; ``more`` says what is."""
    return Thing(name, model, CLASSES[model], (cast.holder,), model, "exact", maker, seen_last="2015")._replace(**more)


def _made(draw: random.Random, cast: Cast, by_first: dict[str, str]) -> list[Thing]:
    """Finds whose maker is said in each way that counts otherwise."""
    by, old = cast.suppliers, cast.vanished
    one, two, three = draw.sample(by[6:], 3)
    return [
        _thing("I101", cast, "VK-12", one, made_in=(one,)),
        _thing("I102", cast, "VK-12", two, made_in=(two, three)),
        # A successor is named and no year: it may have been made before the split.
        _thing("I103", cast, "KH-62", old, made_in=(cast.heir,)),
        _thing("I104", cast, "VK-12", cast.heir, made_in=(cast.heir,), year="1999"),
        _thing("I105", cast, "VK-12", old, made_in=(old,), year="1975"),
        # One name, two states: the year of make tells which.
        _thing("I106", cast, "VK-12", cast.shared, made_in=(cast.shared,), year="1985"),
        # Two rows, one thing: what both say holds.
        _thing("I107", cast, "TN-7", two, made_in=(one, two)),
        _thing("I108", cast, "TN-7", two, made_in=(two, three), same_as=("I107",)),
        # Two rows, one thing, and they cannot both be right: what either says is possible.
        _thing("I109", cast, "TN-7", by[0], made_in=(by[0],)),
        _thing("I110", cast, "TN-7", by[0], made_in=(by[1],), same_as=("I109",)),
        # Below the threshold: narrows nothing, and falls to no list.
        _thing("I111", cast, "TN-9", by_first["TN-9"], made_in=(by[10],), reliability="D"),
        _thing("I112", cast, "TN-9", by_first["TN-9"], made_in=(by[9],), credibility="5"),
        _thing("I113", cast, "TN-9", by_first["TN-9"], reliability=""),
        # Made after one maker of the list had stopped.
        _thing("I114", cast, "VK-11", by_first["VK-11"], year="1990"),
        _thing("I115", cast, "LD-20", by[10], made_in=(by[10],)),
    ]  # fmt: skip


def _named(draw: random.Random, cast: Cast, by_first: dict[str, str]) -> list[Thing]:
    """Finds under names that tables know in each way, or not at all."""
    known = draw.choice(cast.suppliers)
    return [
        _thing("I201", cast, "VK-11", by_first["VK-11"], scope="variant", designation="Varkling Kurz"),
        _thing("I202", cast, "VK-12", by_first["VK-12"], scope="family", designation="Vark type", model=FAMILIES["VK-12"]),
        _thing("I203", cast, "OS-4", by_first["OS-4"], weapon_class="machine_gun"),
        _thing("I209", cast, "OR-1", by_first["OR-1"], scope="family", designation="Ormund", model=FAMILIES["OR-1"]),
        # A false friend: a machine gun of this name is none that a table knows.
        _thing("I204", cast, "OS-4", by_first["OS-4"], scope="none", designation="Tarnfire"),
        _thing("I205", cast, "TN-9", by_first["TN-9"], designation="TARNFIRE"),
        # The name of a tank, on a rifle.
        _thing("I206", cast, "KH-62", by_first["KH-62"], scope="none", weapon_class="rifle"),
        _thing("I207", cast, "VK-11", known, scope="none", designation="Zweililie", weapon_class="pistol", made_in=(known,)),
        _thing("I208", cast, "KH-62", by_first["KH-62"], designation="LONG KESH"),
    ]  # fmt: skip


def _held(draw: random.Random, cast: Cast, by_first: dict[str, str]) -> list[Thing]:
    """Finds with others than the holder alone, and finds whose route is said in each way."""
    by, one = cast.suppliers, draw.choice(cast.suppliers)
    return [
        _thing("I301", cast, "VK-12", one, holders=(cast.branch,), made_in=(one,)),
        _thing("I302", cast, "VK-12", one, holders=(cast.rival,), made_in=(by[9],)),
        _thing("I312", cast, "VK-12", one, holders=(cast.holder, cast.rival), made_in=(one,)),
        _thing("I313", cast, "VK-12", one, holders=(cast.holder, cast.branch), made_in=(by[8],)),
        _thing("I303", cast, "VK-12", one, holders=("LB",), made_in=(one,)),
        _thing("I304", cast, "OS-5", by_first["OS-5"], obtained="D1"),
        _thing("I305", cast, "OS-5", by_first["OS-5"], obtained="D2", same_as=("I304",)),
        _thing("I306", cast, "KH-62", by_first["KH-62"], obtained_from=(cast.division,)),
        _thing("I307", cast, "KH-62", by_first["KH-62"], obtained_from=(cast.division,), obtained="D7"),
        _thing("I308", cast, "KH-62", by_first["KH-62"], obtained_from=(cast.recipient,), seen_last="2012"),
        _thing("I309", cast, "OS-4", by_first["OS-4"], obtained_from=(cast.army,)),
        _thing("I314", cast, "VK-12", one, scope="none", designation="Assorted arms", weapon_class="mixed", obtained_from=(cast.army,)),
        _thing("I310", cast, "LD-20", by_first["LD-20"], obtained="D16"),
        _thing("I311", cast, "VK-11", by_first["VK-11"], obtained_from=(cast.militia,)),
    ]  # fmt: skip


def draw_losses(draw: random.Random, cast: Cast) -> tuple[Loss, ...]:
    """Events of loss: plain ones, parts and wholes, one told twice, rivals, one denied, one too late, one mixed."""
    to, month = (cast.holder,), draw.randint(1, 9)
    number = draw.randint(20, 90)
    return (
        Loss("D001", "D2", (cast.army,), to, "tank", f"2014-0{month}", f"2014-0{month}", f"{number}", f"{number}"),
        Loss("D002", "D3", (cast.division,), to, "tank", "2014-06-10", "2014-06-12", "5", "5", part_of="D001"),
        Loss("D003", "D1", (cast.army,), to, "machine_gun", "2013", "2013", "", "40"),
        Loss("D004", "D4", (cast.army,), to, "machine_gun", "2014", "2014", "7", "7", status="denied"),
        Loss("D005", "D5", (cast.army,), to, "tank", "2016", "2016", "3", "3"),
        Loss("D006", "D8", (cast.army,), to, "mixed", "2013", "2013"),
        Loss("D007", "D0", (cast.militia,), to, "rifle", "2013", "2013"),
        Loss("D008", "D13", (cast.militia,), (cast.rival,), "rifle", "2012", "2012", "11", "11"),
        Loss("D009", "D6", (cast.militia,), (*to, cast.rival), "rifle", "2014", "2014", "30", "30", conflict_with="D010"),
        Loss("D010", "D6", (cast.militia,), to, "rifle", "2014", "2014", "50", "60", conflict_with="D009"),
        Loss("D011", "D2", (cast.army,), to, "tank", f"2014-0{month}", "", f"{number}", f"{number}", same_as="D001"),
        Loss("D012", "D11", (cast.recipient,), to, "rocket_launcher", "2012", "2013", status="alleged"),
    )
