"""Record what each new version of a rule concludes: ``python -m tools.rule_versions``, from the root of the repository.

It adds entries to ``tests/rule_versions.json`` and never changes one. If the answers of a rule changed and its version did not, it
says so and writes nothing: raise the version where the rule is, then run it again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tools.rule_versions.answers import answers_of_rules
from tools.rule_versions.record import RECORD, extended, read_record, write_record


def main(words: list[str]) -> int:
    """Extend the record; ``--new-case`` after the invented case itself was changed."""
    before = read_record()
    with tempfile.TemporaryDirectory() as folder:
        inputs, answers = answers_of_rules(Path(folder))
    try:
        after = extended(before, inputs, answers, is_new_case="--new-case" in words)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    write_record(after)
    added = ", ".join(entry.rule for entry in after[len(before) :]) or "nothing"
    sys.stdout.write(f"{RECORD.name}: added {added}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
