"""The closed lists of words (contracts, section 4; domain, section 7), as plain tuples and tables that a person reads.

Hedges are in :mod:`headstamp.nouns.values.hedge`, classes in :mod:`headstamp.nouns.classes`. A word of a source
outside a list is read as the list's :data:`LEFT_OVER` word, kept as it was said, and counted as vague.
"""

from __future__ import annotations

STAGES = ("proposed", "licensed", "refused", "contracted", "shipped", "delivered", "unknown")
"""Stages of a transfer, in the order of time. Numbers of two stages are never added."""

STATUSES = {
    "proposed": "proposed", "pledged": "proposed", "notified": "proposed", "appropriated": "proposed",
    "authorised": "licensed", "suspended": "licensed", "revoked": "licensed",
    "refused": "refused",
    "contracted": "contracted", "cancelled": "contracted",
    "shipped": "shipped", "delivered": "delivered", "unknown": "unknown",
}  # fmt: skip
"""Status of a transfer, and the stage that it belongs to."""

UNITS = ("pieces", "vehicles", "aircraft", "rounds", "sets", "tonnes", "value", "other")
"""What a quantity counts. ``other`` keeps the source's word."""

SOURCE_KINDS = (
    "primary", "primary_copy", "dataset", "manufacturer", "ngo", "press", "press_reprint", "encyclopedia", "blog",
    "unknown",
)  # fmt: skip
"""What kind of source a page or file is. ``primary_copy``: a public copy of the body's own text."""

EVENT_STATUSES = ("reported", "alleged", "confirmed", "denied", "unknown")
"""How firmly a source says that something was lost. ``denied`` speaks against."""

DOCUMENTED = {
    "in_hand": "seen and handled by those who documented it",
    "photo": "seen in a photograph",
    "video": "seen in a video",
    "testimony": "told by a witness",
    "document": "named in a document",
    "press_report": "named in a press report",
    "unstated": "how is not said",
}
"""How a thing was documented with its holder."""

COPY_STATUSES = (
    "original", "licensed", "unlicensed_copy", "craft", "converted", "deactivated_reactivated", "refurbished",
    "unknown",
)  # fmt: skip
"""What a thing is a copy of, by whose leave."""

PRODUCTION_KINDS = (
    "original", "licensed", "unlicensed_copy", "derivative", "modernised", "assembled", "unknown",
)  # fmt: skip
"""How a state came to make a model."""

COMPLETENESS = {
    "full": "the source calls its list of makers of this very model full",
    "partial": "the source lists some makers",
    "single": "the source speaks of one maker",
}
"""What a source claims of its list of makers. Only ``full`` closes a list."""

SCOPES = {
    "exact": "another name of the model",
    "variant": "a variant: takes the model's class and family, not its makers",
    "family": "a name of the whole family",
    "not": "looks like the model's name and is not: bars that match for the bare name",
}
"""How far another name of a model reaches."""

PARTY_TYPES = ("state", "force", "company", "broker", "armed_group", "programme", "other")
"""What a party is. ``state``: a state, its government, or a constituent part of a federal state."""

FORMS = ("retransfer", "licensed_production", "other")
"""Forms of a transfer that are not a plain sale or gift."""

AUTHORISED = ("yes", "no", "unknown")
"""Whether the first supplier, or who had to be asked, had given leave."""

ACCESS = ("open", "restricted", "sealed")
"""Who may see a source."""

RELIABILITY = {
    "A": "reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""Grade of a source. A blank is F."""

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
}
"""Where in the chain a thing left lawful custody."""

LEFT_OVER = {
    "stage": "unknown", "status": "unknown", "unit": "other", "source_kind": "unknown", "event_status": "unknown",
    "documented": "unstated", "copy_status": "unknown", "production": "unknown", "completeness": "partial",
    "scope": "family", "party_type": "other", "form": "other", "authorised": "unknown", "reliability": "F",
    "credibility": "6", "route": "D0",
}  # fmt: skip
"""What a word outside its list is read as."""
