"""Suppliers counted a second time, row by row in plain Python, straight from the files: the oracle of the tests.

Nothing of the package is used, so that a fault in a reader, a table or a query shows as a difference.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

Days = tuple[date | None, date | None]
LEAST, MOST = date.min, date.max
NEVER: Days = (date.max, date.min)
"""In place of a period in which the recipient did not exist, where a row does not name it."""
TELLING = ("serbia", "montenegro", "iraqi", "iraq")
"""The words of the drawn names by which one name is like another."""
HEDGES = ["is", "are", "was", "a", "an", "the", "could", "may", "might", "be", "possibly", "probably", "likely", "either", "from"]


def fold(words: str) -> str:
    """Enough for names in plain letters."""
    return " ".join(words.split()).casefold()


def days(low: str, high: str | None = None) -> Days:
    """First and last day of a date, or of two; an empty one is open."""
    first, last = low.strip(), (low if high is None else high).strip()
    return (_edge(first, upper=False) if first else None), (_edge(last, upper=True) if last else None)


def _edge(words: str, *, upper: bool) -> date:
    parts = [int(part) for part in words.split("-")]
    match parts:
        case [year, month, day]:
            return date(year, month, day)
        case [year, month]:
            return date(year, month, monthrange(year, month)[1] if upper else 1)
    return date(parts[0], 12, 31) if upper else date(parts[0], 1, 1)


def overlap(one: Days, other: Days) -> bool:
    """Whether two periods share a day; open ends reach for ever."""
    return (one[0] or LEAST) <= (other[1] or MOST) and (other[0] or LEAST) <= (one[1] or MOST)


def within(period: Days, window: Days) -> bool:
    """Whether every day of a period, open ends included, lies in a window."""
    begins = window[0] is None or (period[0] is not None and period[0] >= window[0])
    return begins and (window[1] is None or (period[1] is not None and period[1] <= window[1]))


@dataclass
class World:
    """Tables of states and parties, as the files give them."""

    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spells: dict[str, list[Days]] = field(default_factory=lambda: defaultdict(list))
    heir: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    title: dict[str, str] = field(default_factory=dict)
    party_names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    whole: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    kind: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    areas: dict[str, list[tuple[Days, set[str]]]] = field(default_factory=lambda: defaultdict(list))
    """Territories and the like: the days of each spell, and the states that it may be counted as."""
    area_title: dict[str, str] = field(default_factory=dict)
    area_names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lives: dict[str, list[Days]] = field(default_factory=lambda: defaultdict(list))
    marked: set[str] = field(default_factory=set)
    """Names that a register marks as those of no state."""

    @classmethod
    def of(cls, states: Iterable[Mapping[str, str]], parties: Iterable[Mapping[str, str]]) -> World:
        world = cls()
        states, parties = list(states), list(parties)
        for row in states:
            code = row["state"]
            listed = [row["name"], row.get("sipri_name") or "", code, *(row.get("names") or "").split(";")]
            is_area = (row.get("standing") or "state") != "state"
            for name in filter(str.strip, listed):
                (world.area_names if is_area else world.names)[fold(name)].add(code)
            if is_area:
                world._take_area(row)
                continue
            world.spells[code].append((days(row.get("from") or "")[0], days(row.get("to") or "")[1]))
            world.title[code] = fold(row["name"])
        for row in states:
            for said in filter(str.strip, (row.get("successor_of") or "").split(";")):
                for code in world.names[fold(said)] - {row["state"]}:
                    world.heir[code].add(row["state"])
        for row in parties:
            key = fold(row["party"])
            world.kind[key].add(row.get("type") or "")
            world.lives[key].append((days(row.get("from") or "")[0], days(row.get("to") or "")[1]))
            for name in filter(str.strip, [row["party"], *(row.get("names") or "").split(";")]):
                world.party_names[fold(name)].add(key)
            for said in filter(str.strip, (row.get("part_of") or "").split(";")):
                world.whole[key].add(fold(said))
        for name, codes in world.names.items():
            world.party_names[name] |= {world.title[code] for code in codes}
        listed_parties = set(world.lives)
        for code in world.title:
            world.kind[world.title[code]].add("state")
            if world.title[code] not in listed_parties:
                world.lives[world.title[code]] += world.spells[code]
        for name, codes in world.area_names.items():
            world.party_names[name] |= {world.titles(code) for code in codes}
        for code in set(world.areas) - set(world.title):
            world.kind[world.titles(code)].add("region")
        return world

    def _take_area(self, row: Mapping[str, str]) -> None:
        code, period = row["state"], (days(row.get("from") or "")[0], days(row.get("to") or "")[1])
        states = set(listed(row.get("sovereign") or "")) or ({code} if row["standing"] != "international" else set())
        self.areas[code].append((period, states))
        self.area_title[code] = fold(row["name"])
        if code in states:
            self.title[code] = fold(row["name"])

    def titles(self, code: str) -> str:
        """The name of a state or of a territory."""
        return self.title.get(code) or self.area_title[code]

    def under(self, code: str, period: Days) -> set[str]:
        """The states that a territory may be counted as on these days: any of its sovereigns where no row tells."""
        spells = self.areas[code]
        near = [states for days_of, states in spells if overlap(days_of, period)]
        return set().union(*(near or [states for _, states in spells]))

    def life(self, recipient: str) -> Days:
        """The first and last day of a recipient, by the tables; open where one of them says nothing."""
        asked = self.party_names.get(fold(recipient), set())
        wholes = {party for party in asked if not (self.wholes(party) - {party}) & asked}
        spans = [span for party in wholes for span in self.lives[party]]
        first, last = [span[0] for span in spans], [span[1] for span in spans]
        return (
            None if None in first else min((day for day in first if day), default=None),
            None if None in last else max((day for day in last if day), default=None),
        )

    def seat(self, code: str) -> str:
        """The last holder of a state's seat."""
        seen = {code}
        now = code
        while len(self.heir[now]) == 1:
            (now,) = self.heir[now]
            if now in seen:
                return code
            seen.add(now)
        return now

    def wholes(self, party: str) -> set[str]:
        """A party and all that it is part of."""
        found, waiting = {party}, [party]
        while waiting:
            for said in self.whole[waiting.pop()]:
                new = self.party_names.get(said, set()) - found
                found |= new
                waiting += new
        return found

    def are_of(self, name: str, recipient: str) -> bool:
        """Whether a recipient's name is the recipient's, or that of a part of it."""
        asked = self.party_names.get(fold(recipient), set())
        if not asked:
            return fold(name) == fold(recipient)
        bearers = self.party_names.get(fold(name), set())
        return any(self.wholes(party) & asked for party in bearers) or fold(name) == fold(recipient)

    def meant(self, name: str) -> set[str] | None:
        """The parties that a name which no table knows is like; None where its words do not tell."""
        words = re.findall(r"[a-z0-9]+", fold(name))
        held: set[str] = set()
        rest = f" {' '.join(words)} "
        for known in sorted(self.party_names, key=len, reverse=True):
            plain = " ".join(re.findall(r"[a-z0-9]+", known))
            if self.party_names[known] and len(plain.replace(" ", "")) >= 4 and f" {plain} " in f" {' '.join(words)} ":
                held |= self.party_names[known]
                rest = rest.replace(f" {plain} ", " ")
        if re.search(r" (unknown|recipient|others?|states|areas|nes) ", rest):
            return None
        if held:
            held |= {
                party for known, parties in self.party_names.items() for party in parties
                if any(word in known.replace(" ", "") for word in words if word in TELLING)
                or any(word in "".join(words) for word in re.findall(r"[a-z]+", known) if word in TELLING)
            }  # fmt: skip
        seats = {self.seat(code) for code in self.title if self.title[code] in held}
        return held | {self.title[code] for code in self.title if self.seat(code) in seats}

    def may_be(self, name: str, recipient: str) -> int:
        """Whether a recipient that no table knows may be the recipient: 2 if it is like it, 1 if it may be anyone, 0 if not."""
        asked = self.party_names.get(fold(recipient), set())
        if fold(name) == fold(recipient):
            return 0
        sovereigns = {
            self.titles(state) for code in self.area_names.get(fold(name), set())
            for _, states in self.areas[code] for state in states - {code}
        }  # fmt: skip
        like = set() if fold(recipient) in self.marked else self.meant(recipient) or set()
        if sovereigns & (asked or like):
            return 2
        if not asked:
            like = set() if fold(recipient) in self.marked else self.meant(recipient) or set()
            if self.party_names.get(fold(name)):
                return 2 if self.party_names[fold(name)] & like else 0
        elif self.party_names.get(fold(name)):
            return 0
        else:
            like = {party for party in set(self.whole) | set(self.kind) if self.wholes(party) & asked}
        if fold(name) in self.marked:
            is_of_its_own = self.meant(name) is not None
            return 0 if any(self.title[code] in asked for code in self.title) or (is_of_its_own and not asked) else 1
        meant = self.meant(name)
        if meant is None:
            return 1
        if not meant:
            return 1 if asked else 0
        return 2 if meant & like else 0

    def dated(self, codes: set[str], period: Days) -> set[str]:
        """The states that a name means on the days of a period."""
        alive = {code for code in codes if any(overlap(spell, period) for spell in self.spells[code])}
        if alive:
            return alive
        found = set()
        for code in codes:
            found |= {
                other for other in self.spells if self.seat(other) == self.seat(code)
                and any(overlap(spell, period) for spell in self.spells[other])
            } or {code}  # fmt: skip
        return found


@dataclass
class Supply:
    """One row of a register, of one stage."""

    register: str
    suppliers: list[str]
    recipients: list[str]
    stage: str
    periods: list[Days]
    low: float | None = None
    high: float | None = None
    unit: str = "pieces"
    years: bool = False
    end_users: list[str] = field(default_factory=list)
    status: str = ""
    comments: str = ""


def listed(cell: str) -> list[str]:
    """Names parted by semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def number(cell: str) -> float | None:
    """A number, or None for nothing."""
    return float(cell) if cell.strip() else None


def of_sipri(row: Mapping[str, str]) -> list[Supply]:
    """The delivery that a row of SIPRI tells, if any."""
    said, years = row.get("number_delivered") or "", listed(row.get("years_of_delivery") or "")
    if not said and not years:
        return []
    periods = [days(year) for year in sorted(set(years))] or [(None, None)]
    return [Supply("sipri", listed(row["supplier"]), [row["recipient"]], "delivered", periods, number(said), number(said),
                   years=bool(years), comments=row.get("comments") or "")]  # fmt: skip


def of_eu(row: Mapping[str, str]) -> list[Supply]:
    """The shipment that a row of the European Union's reports tells."""
    value = number(row["value_eur"])
    return [Supply("eu_exports", [row["exporter"]], [row["importer"]], "shipped", [days(row["year"])], value, value, "value")]


def of_transfers(row: Mapping[str, str]) -> list[Supply]:
    """The row of a field table."""
    low, high = number(row.get("quantity_low") or ""), number(row.get("quantity_high") or "")
    period = days(row.get("date_low") or "", row.get("date_high") or "")
    return [Supply("transfers", listed(row.get("supplier") or ""), listed(row.get("recipient") or ""),
                   row.get("stage") or "unknown", [period], low, high, row.get("unit") or "pieces",
                   end_users=listed(row.get("end_user") or ""), status=row.get("status") or "")]  # fmt: skip


@dataclass
class Count:
    """``certain`` and ``possible`` states by code; other names; rows with an unknown supplier that add one each; whether
    any name is one of several states; ``pieces`` summed by state, register and unit."""

    certain: set[str] = field(default_factory=set)
    possible: set[str] = field(default_factory=set)
    certain_seats: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    unknown: list[tuple[set[str] | None, bool]] = field(default_factory=list)
    group: bool = False
    pieces: dict[tuple[str, str, str], list[tuple[float, float | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add_to_high(self) -> int:
        """What comes on top of the states."""
        unknown = sum(
            not (offered and not strange and offered <= self.possible) for offered, strange in self.unknown
        )  # fmt: skip
        return len(self.names) + unknown + int(self.group)


def count(
    world: World,
    rows: Iterable[Supply],
    recipient: str,
    window: Days,
    stages: tuple[str, ...],
    registers: set[str],
) -> Count:
    """Count the suppliers of a recipient in a window."""
    found = Count()
    asked = world.party_names.get(fold(recipient), set())
    own = {code for code in {*world.title, *world.areas} if world.titles(code) in asked}
    for row in rows:
        if row.stage not in (*stages, "unknown") or row.register not in registers or row.status == "denied":
            continue
        ours = [world.are_of(name, recipient) for name in row.recipients]
        if not (any(ours) or may_concern(world, row, recipient)) or (row.high == 0 and row.unit != "value"):
            continue
        sure = bool(ours) and all(ours) and row.stage in stages and row.status != "alleged"
        sure = sure and not (row.unit == "value" and row.high == 0)
        sure = sure and all(world.are_of(name, recipient) for name in row.end_users)
        alive: Days = (None, None) if any(ours) else world.life(recipient)
        _take(world, found, replace(row, periods=[one if overlap(one, alive) else NEVER for one in row.periods]), window, sure, own)
    return found


def may_concern(world: World, row: Supply, recipient: str) -> bool:
    """Whether a row that does not name the recipient as recipient may be about it all the same."""
    used = [2 if world.are_of(name, recipient) else world.may_be(name, recipient) for name in row.end_users]
    if any(world.may_be(name, recipient) for name in row.recipients):
        return True
    return 2 in used or (not row.recipients and (not used or any(used)))


def reach(rows: Iterable[Supply], register: str, stages: tuple[str, ...]) -> Days | None:
    """The first and the last day that a register's rows give at these stages, for anyone; None where it has no such row."""
    known = [row for row in rows if row.register == register and row.stage in (*stages, "unknown")]
    ends = [
        (first or last, last or first) for row in known for first, last in row.periods if first or last
    ]  # fmt: skip
    if not ends:
        return (None, None) if known else None
    return min(first for first, _ in ends if first), max(last for _, last in ends if last)


def is_answered(
    reaches: Mapping[str, Days | None], naming: set[str], window: Days, high: int
) -> bool:
    """Whether a count says anything: of a zero, whether a register that names the recipient reaches over the window."""
    known = {register: days for register, days in reaches.items() if days is not None}
    dated = {register: days for register, days in known.items() if days[0]}
    if not known or (len(dated) == len(known) and not any(overlap(days, window) for days in dated.values())):
        return False
    if high:
        return True
    return any(
        (window[0] is None or (days[0] or MOST) <= window[0]) and (window[1] is None or (days[1] or LEAST) >= window[1])
        for register, days in dated.items() if register in naming and register != "transfers" and overlap(days, window)
    )  # fmt: skip


def _take(world: World, found: Count, row: Supply, window: Days, sure: bool, own: set[str]) -> None:
    certain_years: dict[str, int] = defaultdict(int)
    possible_years: dict[str, int] = defaultdict(int)
    for name in row.suppliers or [""]:
        if (
            not meaning(world, name)
            and is_unknown(name)
            and any(period != NEVER and overlap(period, window) for period in row.periods)
        ):
            offers = offered(world, row.comments)
            states = {s for period in row.periods if period != NEVER and overlap(period, window)
                      for codes in offers if codes for s in _all_dated(world, codes, period)}  # fmt: skip
            found.unknown.append((states, None in offers))
    for period in row.periods:
        if period == NEVER or not overlap(period, window):
            continue
        told: dict[str, bool] = {}
        for name in row.suppliers or [""]:
            told |= _whoms(world, found, name, period, own)
        seats = {world.seat(whom) if whom in world.title else whom for whom in told}
        inside = within(period, window)
        for whom, plain in told.items():
            if whom in own or whom not in world.title:
                continue
            found.possible.add(whom)
            possible_years[whom] += 1
            if sure and inside and plain and len(seats) == 1:
                found.certain_seats.add(world.seat(whom))
            if sure and inside and plain and len(told) == 1:
                found.certain.add(whom)
                certain_years[whom] += 1
    for whom, m in possible_years.items():
        found.pieces[whom, row.register, row.unit].append(_share(row, certain_years[whom], m))


def _all_dated(world: World, codes: set[str], period: Days) -> set[str]:
    areas = {code for code in codes if code in world.areas}
    states = world.dated(codes - areas, period) if codes - areas else set()
    under = [{code} if code in world.title else world.dated(world.under(code, period), period) for code in areas]
    return states.union(*under)


def _whoms(world: World, found: Count, name: str, period: Days, own: set[str]) -> dict[str, bool]:
    """Whom a name means in a period, and whether it says so plainly."""
    for code in world.area_names.get(fold(name), ()):
        # One name of one territory is all that is drawn.
        counted = _all_dated(world, {code}, period) if code not in own else ()
        return {f"area: {code}": False} | dict.fromkeys(counted, False)
    codes = meaning(world, name)
    if codes:
        dated = world.dated(codes, period)
        was_there = all(any(overlap(spell, period) for spell in world.spells[code]) for code in dated)
        return dict.fromkeys(dated, fold(name) in world.names and was_there)
    if is_unknown(name):
        return {f"name: {fold(name)}": False}
    kinds = set().union(*(world.kind[party] for party in world.party_names.get(fold(name), set())), set())
    if kinds and kinds <= {"armed_group", "region"}:
        return {f"name: {fold(name)}": False}
    if "organisation" in kinds or re.search(r"\b(states|countries|others?|nations|union)\b", fold(name)):
        found.group = True
        spoken = {
            code for part in re.split(" and | or ", fold(name)) for code in world.names.get(part, set())
        }
        return {f"name: {fold(name)}": False} | {
            s: False for code in spoken for s in world.dated({code}, period)
        }
    found.names.add(fold(name))
    return {f"name: {fold(name)}": False}


def meaning(world: World, name: str) -> set[str]:
    """The states of a name: its own, else those that the party of that name is part of."""
    if fold(name) in world.names:
        return set(world.names[fold(name)])
    wholes = {whole for party in world.party_names.get(fold(name), set()) for whole in world.wholes(party)}
    return {code for code, title in world.title.items() if title in wholes}


def is_unknown(name: str) -> bool:
    """Whether a cell says that nobody knows."""
    return fold(name) in ("", "unknown", "unknown supplier", "unknown supplier(s)", "unknown country")


def offered(world: World, comments: str) -> list[set[str] | None]:
    """What a comment offers for an unknown supplier, one set of codes for each name; None for one that nobody knows."""
    found: list[set[str] | None] = []
    text = re.sub(r"\([^()]*\)", "", fold(comments))
    for clause in re.split(r"\bsupplier\b|(?:possibly|probably) from\b", text)[1:]:
        joint = ""
        for piece in re.split(r"(;|,|\band/or\b|\bor\b|\band\b)", clause):
            if re.fullmatch(r";|,|and/or|or|and", piece):
                joint = piece
                continue
            words = piece.split()
            while words and words[0] in HEDGES:
                words = words[1:]
            names = world.names | world.area_names
            known = [w for w in range(len(words), 0, -1) if " ".join(words[:w]) in names]
            if not known:
                if joint in ("or", "and", "and/or"):
                    found.append(None)
                break
            found.append(names[" ".join(words[: known[0]])])
            if known[0] < len(words):
                break
    return found


def _share(row: Supply, k: int, m: int) -> tuple[float, float | None]:
    n = len(row.periods)
    if k == n:
        low = row.low if row.low is not None else (k if row.years else 0)
    elif not row.years or (row.high is not None and row.high < n):
        low = 0
    else:
        low = k
    if row.high is None or m == n or not row.years or row.high < n:
        return low, row.high
    return low, row.high - (n - m)
