"""Outlets: which row of the table of outlets speaks of a page or of a root, and how far that lets it be believed.

A row of ``outlets`` names a web host, and then speaks of every page of that host and of the hosts below it; or it
names an outlet or a speaker (``Syrian army``), and then speaks of every row that has it as its root (contracts, section 9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from headstamp.casefile.case import Case
from headstamp.nouns.values.text import fold
from headstamp.nouns.vocabularies import CAPPED_OUTLETS, OUTLET_KINDS

OUTLETS = "outlets"
"""The register of the table of outlets."""
CONTROLLED_CAP = "D"
"""The best grade of an outlet that somebody controls who is named for it."""
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
INNER = re.compile(r"(?:https?:/{1,2}|/web/[0-9]{4,14}[a-z_]*/)([^/?#]+\.[^/?#]+)")
"""The address that an archive's or a translator's address holds."""
COLUMNS = {"outlet": "text", "kind": "text", "controlled_by": "text", "grade": "text", "reason": "text"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table of outlets: ``grade`` is the best that its pages may have; ``controlled_by`` names, or ''."""

    outlet: str
    kind: str
    controlled_by: str
    grade: str
    reason: str


def outlet_text(kind: str | None, controlled_by: str | None) -> str:
    """An outlet in words, as a footnote prints it: "state outlet, controlled by Ruritania"; '' without a kind."""
    if not kind:
        return ""
    return f"{OUTLET_KINDS[kind]}, controlled by {controlled_by}" if controlled_by else OUTLET_KINDS[kind]


def hosts_of(url: str) -> list[str]:
    """The hosts that an address names, in small letters and without ``www.``: its own, and that of a page that it wraps."""
    address = url.strip()
    try:
        parts = urlsplit(address if "//" in address.split("?")[0][:12] else f"//{address}")
        own = parts.hostname or ""
    except ValueError:
        return []
    inner = INNER.findall(unquote(f"{parts.path}?{parts.query}"))
    return [host for host in (_plain(one) for one in (own, *inner)) if host]


def _plain(host: str) -> str:
    """A host as it is compared: small letters, as the network writes it, without a port, a last dot and ``www.``."""
    name = host.rpartition("@")[2].partition(":")[0].strip().strip(".").casefold()
    try:
        name = name.encode("idna").decode("ascii") if name else ""
    except UnicodeError:
        return ""
    return name.removeprefix("www.")


class Outlets:
    """The outlets of a case, by host and by name."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Of several rows for one outlet the one with the worst grade counts."""
        self._by_host: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        for outlet in sorted(outlets, key=lambda one: (one.grade, one.kind, one.controlled_by, one.reason)):
            host = (hosts_of(outlet.outlet) or [""])[0]
            if HOST.fullmatch(host) and " " not in outlet.outlet.strip():
                self._by_host[host] = outlet
            self._by_name[fold(outlet.outlet)] = outlet

    def of_page(self, url: str) -> Outlet | None:
        """The outlet whose page this is; of a page inside an archive the worse of the two. None where no row names it."""
        found = [outlet for host in hosts_of(url) if (outlet := self._of_host(host))]
        return max(found, key=lambda one: one.grade, default=None)

    def _of_host(self, host: str) -> Outlet | None:
        """The row for this host, else for the nearest host above it."""
        labels = host.split(".")
        names = (".".join(labels[at:]) for at in range(len(labels) - 1))
        return next((self._by_host[name] for name in names if name in self._by_host), None)

    def of_root(self, root: str) -> Outlet | None:
        """The outlet that a row names as its root; of several the one with the worst grade."""
        found = [outlet for name in root.split(";") if (outlet := self._by_name.get(fold(name)))]
        return max(found, key=lambda one: one.grade, default=None)


def lay_outlets(case: Case) -> None:
    """Make tables ``page_outlet`` (cited) and ``root_outlet`` (root), each with outlet, kind, controlled_by, grade, reason.

    Tables ``outlet``, ``outlet_party``, ``cited`` and ``current`` must be made.
    """
    engine = case.engine
    controlled: dict[str, list[str]] = {}
    for row in engine.rows("select subject, controlled_by from outlet_party order by controlled_by"):
        controlled.setdefault(row["subject"], []).append(row["controlled_by"])
    outlets = Outlets(
        Outlet(row["outlet"], row["kind"] or "other", "; ".join(by := controlled.get(row["subject"], [])),
               max(row["grade"] or "F", CAPPED_OUTLETS.get(row["kind"] or "", "A"), CONTROLLED_CAP if by else "A"), row["reason"] or "")
        for row in engine.rows("select * from outlet where outlet is not null order by subject")
    )  # fmt: skip
    pages = {row["id"]: outlets.of_page(row["url"] or "") for row in engine.rows("select id, url from cited")}
    roots = [row["root"] for row in engine.rows("select distinct said as root from current where property = 'root'")]
    _load(case, "page_outlet", "cited", pages)
    _load(case, "root_outlet", "root", {root: outlets.of_root(root) for root in roots})


def _load(case: Case, table: str, key: str, found: dict[str, Outlet | None]) -> None:
    known = {name: outlet for name, outlet in sorted(found.items()) if outlet}
    case.engine.load(
        table, {key: list(known), **{name: [getattr(one, name) for one in known.values()] for name in COLUMNS}},
        {key: "text", **COLUMNS},
    )  # fmt: skip
