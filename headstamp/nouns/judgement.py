"""The noun Judgement: a person or a named rule decided. Append-only; undo is another judgement."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from headstamp.nouns.ids import digest

VERDICTS = ("same", "different", "unsure", "accept", "reject", "undo")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    ``id`` 32 hex digits; ``about`` the id judged; ``verdict`` one of :data:`VERDICTS`; ``value`` what is accepted,
    where the verdict needs one (a model, a route code), else ''; ``judge`` who, a role or a rule@version;
    ``decided`` ISO day; ``because`` the reason in words; ``credibility`` 1–6 or None;
    ``previous`` and ``chain`` SHA-256 links that make a changed judgement visible.
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


def id_at(position: int, judgement: Judgement) -> str:
    """The id of a judgement at a place of the chain, counted from 1: it hashes the place and what is decided."""
    credibility = "" if judgement.credibility is None else str(judgement.credibility)
    said = (judgement.about, judgement.verdict, judgement.value, judgement.judge, judgement.decided, judgement.because)
    return digest(str(position), *said, credibility)


def chain_of(previous: str, judgement: Judgement) -> str:
    """SHA-256 over the link before and everything that this judgement says."""
    said = {key: value for key, value in asdict(judgement).items() if key not in ("previous", "chain")}
    return sha256(
        f"{previous}\x1f{json.dumps(said, sort_keys=True, ensure_ascii=False)}".encode()
    ).hexdigest()
