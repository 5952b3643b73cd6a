"""The record of what each version of each rule concludes: entries are only ever added, each linked to those before it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

RECORD = Path(__file__).resolve().parents[2] / "tests" / "rule_versions.json"
COMMAND = "python -m tools.rule_versions"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one version of one rule concludes about one invented case.

    ``inputs`` digest of the case's files; ``rule`` name@version; ``answers`` digest of its findings; ``link`` SHA-256 over the
    link before and these three, so that no entry can be changed or taken out unseen.
    """

    inputs: str
    rule: str
    answers: str
    link: str

    @property
    def name(self) -> str:
        """The rule without its version."""
        return self.rule.partition("@")[0]

    @property
    def version(self) -> int:
        """The number of its version."""
        return int(self.rule.partition("@")[2])


def read_record(path: Path = RECORD) -> list[Entry]:
    """The entries of the record, first to last."""
    return [Entry(**one) for one in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def write_record(entries: Sequence[Entry], path: Path = RECORD) -> None:
    """Write the record, one entry a line."""
    lines = ",\n".join(json.dumps(asdict(one)) for one in entries)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def faults(entries: Sequence[Entry], inputs: str, answers: dict[str, str]) -> list[str]:
    """What is wrong with the record, or with the versions of the rules, and what to do; empty if all is well.

    Args:
        entries: the record.
        inputs, answers: what the rules conclude now (:func:`tools.rule_versions.answers.answers_of_rules`).
    """
    return _broken(entries) or _dishonest(entries, inputs, answers) or _missing(entries, inputs, answers)


def _broken(entries: Sequence[Entry]) -> list[str]:
    """Entries that were changed, moved or taken out, and versions that were recorded twice."""
    link, known = "", set()
    for entry in entries:
        link = _link(link, entry.inputs, entry.rule, entry.answers)
        if entry.link != link:
            return [f"the record of {entry.rule} was changed by hand: take {RECORD.name} from the last commit; a version whose answers "
                    "were recorded keeps them, so raise the version of the rule instead"]  # fmt: skip
        if (entry.inputs, entry.rule) in known:
            return [f"{entry.rule} is recorded twice: take {RECORD.name} from the last commit and raise the version of the rule"]
        known.add((entry.inputs, entry.rule))
    return []


def _dishonest(entries: Sequence[Entry], inputs: str, answers: dict[str, str]) -> list[str]:
    """Rules whose answers changed while their version did not, or whose version went back."""
    told = []
    for rule, digest in sorted(answers.items()):
        name, _, version = rule.partition("@")
        newest = max((entry.version for entry in entries if entry.name == name), default=0)
        if int(version) < newest:
            told.append(f"{rule} is older than {name}@{newest}, which is recorded: a version is never used again")
        for entry in entries:
            if (entry.inputs, entry.rule) == (inputs, rule) and entry.answers != digest:
                told.append(f"the answers of {rule} on the invented case changed, and its version did not. If that is meant, set "
                            f'RULE = "{name}@{newest + 1}" where the rule is, then run `{COMMAND}`')  # fmt: skip
    return told


def _missing(entries: Sequence[Entry], inputs: str, answers: dict[str, str]) -> list[str]:
    """Versions of rules of which nothing is recorded yet."""
    if entries and all(entry.inputs != inputs for entry in entries):
        return [f"the invented case is another one than the record's: run `{COMMAND} --new-case`"]
    known = {entry.rule for entry in entries if entry.inputs == inputs}
    return [f"nothing is recorded of {rule}: run `{COMMAND}`" for rule in sorted({*answers} - known)]


def extended(entries: Sequence[Entry], inputs: str, answers: dict[str, str], *, is_new_case: bool = False) -> list[Entry]:
    """The record with what is missing in it; never another answer for a version that it has.

    Args:
        is_new_case: the invented case was changed on purpose: every rule is recorded for it.
    Raises:
        ValueError: the record is broken, a rule's answers changed without a new version, or the case is another one.
    """
    wrong = _broken(entries) or _dishonest(entries, inputs, answers)
    wrong = wrong or [one for one in _missing(entries, inputs, answers) if "--new-case" in one and not is_new_case]
    if wrong:
        raise ValueError("\n".join(wrong))
    made = list(entries)
    known = {entry.rule for entry in entries if entry.inputs == inputs}
    for rule in sorted({*answers} - known):
        link = _link(made[-1].link if made else "", inputs, rule, answers[rule])
        made.append(Entry(inputs, rule, answers[rule], link))
    return made


def _link(before: str, *said: str) -> str:
    return sha256("\x1f".join((before, *said)).encode()).hexdigest()
