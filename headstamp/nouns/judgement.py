"""The noun Judgement: a person or a named rule decided one question. Append-only; undo is another judgement."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from headstamp.nouns.ids import digest

VERDICTS = ("same", "different", "unsure", "accept", "reject", "undo")

PERSON = "person"
"""The rule of a match that a judgement decided."""
SAME = "same"
"""The question that is asked of a pair of rows; every other question is asked of one id."""

VERDICTS_OF = {
    "state": ("accept", "reject", "unsure"), "party": ("accept", "reject", "unsure"),
    "model": ("accept", "reject", "unsure"), SAME: ("same", "different", "unsure"), "route": ("accept", "unsure"),
}  # fmt: skip
"""The questions that a judgement may answer, and the verdicts that answer each: which state or party a name means, which
model a designation means, whether two rows are one thing, by which route an item came."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    ``id`` 32 hex digits; ``about`` the id judged; ``verdict`` one of :data:`VERDICTS`; ``value`` what is accepted,
    where the verdict needs one (a model, a route code), the other row of a pair, else ''; ``judge`` who, a role or a
    rule@version; ``decided`` ISO day; ``because`` the reason in words; ``credibility`` 1–6 or None;
    ``previous`` and ``chain`` SHA-256 links that make a changed judgement visible; ``question`` a key of
    :data:`VERDICTS_OF`, or '' in ledgers of the first edition, which did not keep it
    (:mod:`headstamp.casefile.decisions` derives it).
    """

    id: str
    about: str
    verdict: str
    value: str
    judge: str
    decided: str
    because: str
    credibility: int | None
    previous: str
    chain: str
    question: str = ""


def id_at(position: int, judgement: Judgement) -> str:
    """The id of a judgement at a place of the chain, counted from 1: it hashes the place and what is decided.

    A question that was not kept is left out of the hash, so that judgements of the first edition keep their ids.
    """
    credibility = "" if judgement.credibility is None else str(judgement.credibility)
    said = (judgement.about, judgement.verdict, judgement.value, judgement.judge, judgement.decided, judgement.because)
    return digest(str(position), *said, credibility, *filter(None, [judgement.question]))


def chain_of(previous: str, judgement: Judgement) -> str:
    """SHA-256 over the link before and everything that this judgement says; the question as in :func:`id_at`."""
    left_out = ("previous", "chain") if judgement.question else ("previous", "chain", "question")
    said = {key: value for key, value in asdict(judgement).items() if key not in left_out}
    return sha256(
        f"{previous}\x1f{json.dumps(said, sort_keys=True, ensure_ascii=False)}".encode()
    ).hexdigest()
