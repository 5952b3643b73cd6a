"""For which model a row's designation is taken, and why."""

from __future__ import annotations

from headstamp.answers.show import ModelMatch
from headstamp.casefile.case import Case


def match_of(case: Case, subject: str) -> ModelMatch | None:
    """What the designation of a row is taken for, in a prepared case.

    Args:
        subject: id of the row, from the case itself.
    Returns:
        the model or family, or the names between which a person must choose; None if no table knows the designation.
    """
    rows = case.engine.rows(
        """with used as (
            select designation_key, class from item where item = ?
            union all
            select designation_key, class from transfer where order_id = ?
            union all
            select designation_key, class from diversion where diversion = ?
        )
        select distinct model.model, family.family, matched.scope, matched.verdict, matched.rule, matched.because,
            matched.proposed
        from used
        join model_match matched on matched.designation_key = used.designation_key and matched.class = coalesce(used.class, 'other')
        left join model on model.model_key = matched.model_key
        left join (select distinct family_key, family from model) family on family.family_key = matched.family_key
        order by matched.rule""",
        [subject] * 3,
    )
    if not rows:
        return None
    row = rows[0]
    return ModelMatch(
        model=row["model"], family=row["family"], scope=row["scope"], rule=row["rule"], because=row["because"],
        rivals=row["proposed"].split("; ") if row["proposed"] else [],
    )  # fmt: skip
