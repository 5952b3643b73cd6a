"""The pages that the rows of a field table cite."""

from __future__ import annotations

from headstamp.collect.table_source import TableSource
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.source import Source

WANTED = ("source_url", "source_title", "published", "source_kind", "reliability", "access", "root")


def cited_sources(engine: DuckEngine, part: TableSource) -> list[Source]:
    """The pages that a table cites, each once, from table ``draft``; of several grades the worst stands."""
    if "source_url" not in part.columns:
        return []
    picked = ", ".join(
        f"max(case when property = '{name}' then coalesce(canon, said) end) as {name}, "
        f"count(distinct case when property = '{name}' then coalesce(canon, said) end) as n_{name}"
        for name in WANTED
    )
    rows = engine.rows(
        f"select cited, {picked} from draft where cited is not null group by cited order by cited"
    )
    return [
        Source(
            id=row["cited"], held=False, register=part.register.name, url=row["source_url"] or "",
            title=row["source_title"] or "", published=row["published"] or "", kind=row["source_kind"] or "",
            reliability=row["reliability"] or "", access=row["access"] or "open",
            root=(row["root"] or "") if row["n_root"] == 1 else "",
        )
        for row in rows
    ]  # fmt: skip


def united(before: Source | None, now: Source) -> Source:
    """One cited page that two tables speak of: all its registers, the worse grade, what either knows of it."""
    if before is None:
        return now
    registers = sorted({*before.register.split(), *now.register.split()})
    return Source(
        id=now.id, held=False, register=" ".join(registers), url=now.url, title=max(before.title, now.title),
        published=max(before.published, now.published), kind=max(before.kind, now.kind),
        reliability=max(before.reliability, now.reliability), access=max(before.access, now.access),
        root=max(before.root, now.root),
    )  # fmt: skip
