"""The model that a designation was matched to, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headstamp.nouns.judgement import PERSON

if TYPE_CHECKING:
    from headstamp.answers.show import ModelMatch


def match_text(match: ModelMatch) -> str:
    """The model, or who has to decide, with the rule and its reason.

    Returns:
        "AK-74 (exact); name: 'AK-74' is the model's own name", "nothing yet: a person must decide; …".
    """
    if match.model:
        taken = f"{match.model} ({match.scope})"
    elif match.family:
        taken = f"the family {match.family}"
    else:
        taken = "nothing" if match.rule == PERSON else "nothing yet: a person must decide"
    return f"{taken}; {match.rule}: {match.because}"
