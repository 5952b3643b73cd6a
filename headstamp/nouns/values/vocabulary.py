"""The controlled vocabularies (contracts, sections 1, 2 and 4; domain, section 7)."""

from __future__ import annotations

CLASSES = (
    "rifle", "sniper_rifle", "anti_materiel_rifle", "submachine_gun", "pistol", "shotgun", "machine_gun",
    "light_machine_gun", "general_machine_gun", "heavy_machine_gun", "grenade_launcher", "hand_grenade",
    "rocket_launcher", "recoilless_rifle", "anti_tank_missile", "manpads", "mortar", "artillery",
    "multiple_rocket_launcher", "anti_aircraft_gun", "tank", "ifv", "apc", "mrap", "scout_car", "engineering_vehicle",
    "utility_vehicle", "truck", "aircraft", "helicopter", "uav", "missile", "mine", "ammunition_small",
    "ammunition_large", "ied_component", "body_armour", "mixed", "other",
)  # fmt: skip

UNITS = ("pieces", "vehicles", "aircraft", "rounds", "sets", "tonnes", "value", "other")
UNIT_WORDS = {
    "piece": "pieces", "weapons": "pieces", "rifles": "pieces", "grenades": "pieces", "missiles": "pieces",
    "rockets": "pieces", "vehicle": "vehicles", "lorries": "vehicles", "trucks": "vehicles", "round": "rounds",
    "cartridges": "rounds", "set": "sets", "tonne": "tonnes",
}  # fmt: skip
"""A ton may be one of three: it is no tonne."""

DOCUMENTED = ("in_hand", "photo", "video", "testimony", "document", "press_report", "unstated")

STAGES = ("proposed", "licensed", "refused", "contracted", "shipped", "delivered", "unknown")

EVENT_STATUSES = ("reported", "alleged", "confirmed", "denied")

STATUSES = (
    "proposed", "pledged", "vowed", "notified", "appropriated", "budgeted", "authorised", "refused", "contracted",
    "shipped", "delivered", *EVENT_STATUSES, "unknown",
)  # fmt: skip
"""Of a transfer: how far it went, or how it is told."""

FORMS = (
    "sale", "grant", "aid", "loan", "second_hand", "surplus", "licensed_production", "re_export", "retransfer",
    "covert", "unknown",
)  # fmt: skip

PRODUCTIONS = ("original", "licensed", "unlicensed_copy", "derivative", "modernised", "assembled", "unknown")

COMPLETENESS = ("full", "partial", "single", "unknown")

COPY_STATUSES = (
    "original", "licensed", "unlicensed_copy", "craft", "converted", "deactivated_reactivated", "refurbished",
    "unknown",
)  # fmt: skip

SCOPES = ("exact", "variant", "family", "not", "unknown")
"""An alias of unknown scope matches nothing."""

ROUTES = tuple(f"D{number}" for number in range(17))
"""Domain, section 7.3; D0 is not established."""

POINTS = ("S1", "S2", "S3", "S4", "unknown")

RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""Of a source; F cannot be judged."""

CREDIBILITY = ("1", "2", "3", "4", "5", "6")
"""Of a piece of information; 6 cannot be judged."""

SOURCE_KINDS = (
    "primary", "primary_copy", "dataset", "manufacturer", "ngo", "press", "press_reprint", "encyclopedia", "blog",
    "other",
)  # fmt: skip

OUTLET_KINDS = (
    "government", "state_outlet", "party_outlet", "partisan", "mirror", "blog", "forum", "encyclopedia", "press", "ngo", "other",
)  # fmt: skip
"""What an outlet is. Who controls it is a column of its own."""

ACCESS = ("open", "restricted", "sealed", "unknown")

CLAIMS = ("count", "share", "transfer", "diversion", "documented_item", "other")

STANDINGS = ("state", "territory", "associated", "contested", "international", "unknown")
"""Of a row of the table of states: whether it is a state. A blank is a state, unless the row names a sovereign."""

PARTY_TYPES = (
    "state", "region", "force", "armed_group", "company", "broker", "programme", "organisation", "other",
)  # fmt: skip
"""Design, section 3, with two more. ``state``: a state or its government; ``region``: a constituent part with a
government of its own; ``force``: armed forces or police of either; ``organisation``: of several states.
"""

AUTHORISED = ("yes", "no", "unknown")

LOSSES = ("destroyed", "damaged", "abandoned", "captured", "sunk", "scuttled", "stripped", "raised", "unknown")
"""In which state a list of losses shows a thing: it may be several, one after another."""

LOSS_STEMS = {
    "destr": "destroyed", "damag": "damaged", "aban": "abandoned", "captur": "captured", "sunk": "sunk", "scuttl": "scuttled",
    "stripp": "stripped", "raised": "raised",
}  # fmt: skip
"""How the words begin."""

SERIAL_CONDITIONS = ("read", "restored", "altered", "obliterated", "worn", "illegible", "absent", "unstated", "other")
"""What a remark in the cell of a serial number says of the number."""

MARK_FAMILIES = ("headstamp", "lot", "serial", "proof", "import", "factory", "selector", "other")
