"""What the words of the controlled vocabularies mean (contracts, section 4; domain, section 7), for people to read.

Which words a cell may hold is said in :mod:`headstamp.nouns.values.vocabulary`; classes have a tree of their own in
:mod:`headstamp.nouns.classes`. A test holds both to the same words.
"""

from __future__ import annotations

STAGE_OF = {
    "proposed": "proposed", "pledged": "proposed", "vowed": "proposed", "notified": "proposed",
    "appropriated": "proposed", "budgeted": "proposed",
    "authorised": "licensed", "refused": "refused", "contracted": "contracted", "shipped": "shipped",
    "delivered": "delivered",
}  # fmt: skip
"""The stage that each status of a transfer belongs to. Numbers of two stages are never added."""

DOCUMENTED = {
    "in_hand": "seen and handled by those who documented it",
    "photo": "seen in a photograph",
    "video": "seen in a video",
    "testimony": "reported by a witness",
    "document": "named in a document",
    "press_report": "named in a press report",
    "unstated": "not stated",
}
"""How a thing was documented with its holder."""

COMPLETENESS = {
    "full": "the source calls its list of makers of this very model full",
    "partial": "the source lists some makers",
    "single": "the source speaks of one maker",
    "unknown": "not stated",
}
"""What a source claims of its list of makers. Only ``full`` closes a list."""

SCOPES = {
    "exact": "another name of the model",
    "variant": "a variant: takes the model's class and family, not its makers",
    "family": "a name of the whole family",
    "not": "looks like the model's name but is not: prevents the match",
    "unknown": "not stated: matches nothing",
}
"""How far another name of a model reaches."""

RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""Grade of a source. A blank is F."""

STANDINGS = {
    "state": "a state",
    "territory": "a territory of {sovereign}, not a state",
    "associated": "associated with {sovereign}, and no state of its own by the table of states",
    "contested": "contested as a state, and on no list of states used for the table",
    "international": "under no state's sovereignty",
    "unknown": "of a status that the table of states does not give",
}
"""What a row of the table of states says of the standing of what it names. Only a state is counted for certain."""

OUTLET_KINDS = {
    "government": "site of a government",
    "state_outlet": "state outlet",
    "party_outlet": "outlet of a party to the conflict",
    "partisan": "partisan outlet",
    "mirror": "mirror or copy of other pages",
    "blog": "blog",
    "forum": "forum",
    "encyclopedia": "encyclopedia",
    "press": "press",
    "ngo": "non-governmental organisation",
    "other": "outlet of another kind",
}
"""What an outlet is, as a footnote prints it."""

CAPPED_OUTLETS = {
    "government": "D", "state_outlet": "D", "party_outlet": "D", "partisan": "D", "mirror": "D", "blog": "D", "forum": "D",
}  # fmt: skip
"""The best grade that a page of such an outlet can have, whatever its row says (contracts, section 9)."""

CREDIBILITY = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""Grade of what a source says. A blank is not judged, and passes every threshold."""

ROUTES = {
    "D0": "not established",
    "D1": "battlefield capture",
    "D2": "seizure of state stock, fall of a depot",
    "D3": "state collapse, abandoned stock",
    "D4": "theft from stock",
    "D5": "corrupt leakage, sale by force members",
    "D6": "defection or desertion with weapons",
    "D7": "unauthorised retransfer by a state",
    "D8": "state-sponsored supply to a group",
    "D9": "false or forged end-user certificate",
    "D10": "diverted in transit by broker or carrier",
    "D11": "cross-border smuggling, small trade",
    "D12": "purchase on a market in theatre",
    "D13": "gift or exchange between armed groups",
    "D14": "loss, unaccounted issue",
    "D15": "disposal failure, surplus sale, deactivated and reactivated",
    "D16": "illicit or craft manufacture",
}
"""Routes by which a thing left lawful custody. D16 is no diversion and stands apart."""

POINTS = {
    "S1": "before export: production, exporter's national stock",
    "S2": "in transfer: transit, trans-shipment, delivery",
    "S3": "at or after import: first delivery",
    "S4": "in the end user's holdings: storage, deployment, disposal",
    "unknown": "not stated",
}
"""Where in the chain a thing left lawful custody."""
