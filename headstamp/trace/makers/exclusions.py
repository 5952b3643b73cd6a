"""What an answer is asked to do without: sources and roots (``--without``)."""

from __future__ import annotations

from collections.abc import Iterable

from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse


def leave_out(case: Case, without: Iterable[str]) -> None:
    """Make tables ``left_out_source`` (source) and ``left_out_root`` (root).

    Args:
        case: an open, prepared case.
        without: for each, the id of a source (its first digits, six or more, will do), the address of a cited source,
            or a root as the rows name it.
    Raises:
        WrongUse: one of them is none of these, or several.
    """
    engine = case.engine
    sources = [(row["id"], row["url"]) for row in engine.rows("select id, url from cited")]
    sources += [(row["id"], "") for row in engine.rows("select id from held")]
    roots = {row["root"] for row in engine.rows("select distinct root from subject where root is not null")}
    out_sources: list[str] = []
    out_roots: list[str] = []
    for word in without:
        found = {one for one, url in sources if word in (one, url) or (len(word) >= 6 and one.startswith(word))}
        if word in roots:
            out_roots.append(word)
        elif len(found) == 1:
            out_sources.extend(found)
        else:
            raise WrongUse(
                f"{word!r}, which is {len(found) or 'no'} source{'s' * (len(found) > 1)} and no root",
                expected="the id or the address of a source, or a root", do="see 'headstamp sources CASE --json'",
            )  # fmt: skip
    engine.load("left_out_source", {"source": out_sources}, {"source": "text"})
    engine.load("left_out_root", {"root": out_roots}, {"root": "text"})
