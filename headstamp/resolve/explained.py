"""For which model a row's designation is taken, and why."""

from __future__ import annotations

from typing import Any

from headstamp.casefile.case import Case


def match_of(case: Case, subject: str) -> dict[str, Any]:
    """What the designation of a row is taken for, in a prepared case.

    Args:
        subject: id of the row, from the case itself.
    Returns:
        ``{match}``: the model or family and the scope, or what has to happen before it stands for one, with the rule and
        its reason; nothing where no table knows anything of the designation.
    """
    rows = case.engine.rows(
        """with used as (
            select designation_key, class from item where item = ?
            union all
            select designation_key, class from transfer where order_id = ?
            union all
            select designation_key, class from diversion where diversion = ?
        )
        select distinct model.model, family.family, matched.scope, matched.verdict, matched.rule, matched.because
        from used
        join model_match matched on matched.designation_key = used.designation_key and matched.class = coalesce(used.class, 'other')
        left join model on model.model_key = matched.model_key
        left join (select distinct family_key, family from model) family on family.family_key = matched.family_key
        order by matched.rule""",
        [subject] * 3,
    )
    if not rows:
        return {}
    row = rows[0]
    if row["verdict"] == "accept":
        taken = f"{row['model']} ({row['scope']})" if row["model"] else f"the family {row['family']}"
    else:
        taken = "nothing yet: a person must decide" if row["verdict"] == "review" else "nothing"
    return {"match": f"{taken}; {row['rule']}: {row['because']}"}
