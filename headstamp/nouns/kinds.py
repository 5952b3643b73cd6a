"""The kinds of thing that statements speak of, and the properties of each (domain, section 6; contracts, section 2).

A property that is not listed here cannot be written by any reader: a test holds every ``register.yml`` to this table.
A word before a dot (``delivered.quantity``) says of which stage of a transfer the value speaks, where one row speaks of
several (:data:`STAGED`).
"""

from __future__ import annotations

CITATION = (
    "quote", "source_url", "source_title", "published", "root", "source_kind", "reliability", "access", "note",
)  # fmt: skip
"""What every row of a field table says of its own source."""

STAGED = {
    "notified": "proposed",
    "pledged": "proposed",
    "authorised": "licensed",
    "contracted": "contracted",
    "shipped": "shipped",
    "delivered": "delivered",
}
"""From the status before a dot (``delivered.quantity``, ``notified.money``) to the stage of which the value speaks."""

KINDS: dict[str, tuple[str, ...]] = {
    "Transfer": (
        "transfer_id", "supplier", "recipient", "end_user", "end_use", "channel", "broker", "transit", "programme",
        "designation", "description", "class", "category", "edition", "heading", "calibre", "made_in", "goods",
        "quantity_low", "quantity_high", "quantity_hedge", "quantity", "unit", "stage", "status", "form", "condition",
        "role", "consent", "transport", "exit", "delivery_source", "licence", "licences", "renewal", "criterion",
        "origin_or_provenance", "origin_stated", "deal", "deal_year", "deal_year_uncertain",
        "date", "date_low", "date_high", "expires", "money", "money_low", "money_high", "money_hedge", "currency",
        "order_date", "order_date_uncertain", "pledged.date", "delivered.year",
        *(f"{status}.{what}" for status in STAGED for what in ("quantity", "quantity_uncertain", "money")),
        "tiv_unit", "tiv_contracted", "tiv_delivered", "comments", "sums",
        "part_of", "same_as", "conflict_with",
    ),
    "Licence": (
        "licence", "cohort", "destination", "incorporated_for", "source_state", "criterion", "description", "condition", "region",
    ),
    "Item": (
        "item_id", "designation", "class", "maker", "maker_state", "calibre", "made_in", "designed_in",
        "year_made_low", "year_made_high", "month_made", "count_low", "count_high", "count_hedge",
        "holder", "owner", "owner_mark", "place", "country",
        "seen_low", "seen_high", "listed", "documented", "obtained", "obtained_from", "credibility", "copy_status", "loss",
        "type", "category", "part", "part_number", "function", "found_in", "serial", "serial_condition",
        "rule", "legal_status", "offence",
        "part_of", "same_as",
    ),
    "Custody": (
        "diversion_id", "route", "route_said", "point", "from_party", "to_party", "supplier", "made_in", "designation",
        "class", "quantity_low", "quantity_high", "quantity_hedge", "unit", "money_low", "money_high", "currency",
        "place", "country", "date_low", "date_high", "authorised", "years_from_delivery_low",
        "years_from_delivery_high", "status", "part_of", "same_as", "conflict_with",
    ),
    "Mark": (
        "mark", "family", "part", "script", "condition", "maker", "state", "calibre", "scope", "type",
        "serial_low", "serial_high", "letter_1", "letter_2", "letter_3", "year_made", "month_made", "count", "state_in_quote",
    ),
    "Model": (
        "model", "family", "class", "calibre", "producer_state", "local_name", "production", "period_low",
        "period_high", "maker", "completeness", "alias", "scope", "language",
        "type_kind", "domain", "design_country", "category", "subcategory", "specific", "extra", "level", "name",
    ),
    "Party": (
        "party", "type", "state", "part_of", "names", "from", "to", "place", "role", "related_to", "relation", "count",
    ),
    "Outlet": ("outlet", "outlet_kind", "controlled_by", "grade", "reason"),
    "State": (
        "state", "name", "from", "to", "successor_of", "standing", "sovereign", "gw", "cow", "sipri_name", "names", "microstate",
        "alpha_2", "numeric", "region",
    ),
    "Place": ("place", "country", "latitude", "longitude", "precision_m"),
    "Embargo": ("issuer", "target", "scope", "document", "from", "suspended", "to", "status"),
    "Treaty": (
        "treaty", "participant", "signed", "applied_provisionally", "bound", "bound_by", "number", "chapter", "chapter_number",
        "title", "url",
    ),
    "Conflict": (
        "conflict", "dyad", "name", "location", "side_a", "side_b", "side_a_with", "side_b_with", "type", "subject",
        "territory",
        "intensity", "year", "from", "to", "deaths_low", "deaths_best", "deaths_high", "region",
    ),
    "Support": (
        "conflict", "dyad", "actor", "actor_type", "opponent", "location", "supporters", "year", "support", "support_by_states",
        "weapons", "weapons_by_states", "materiel", "materiel_by_states", "training", "funding", "territory", "troops",
        "is_coalition",
    ),
    "Indicator": (
        "indicator", "country", "counterpart", "region", "year", "by_year", "value", "scale", "count",
        "initiated", "received", "concerning",
    ),
    "Category": (
        "scheme", "code", "title", "description", "parent", "level", "military", "word", "meaning", "type", "maker",
        "country", "count",
    ),
    "Claim": (
        "fact_id", "claim", "item", "quantity_low", "quantity_high", "quantity_hedge", "made_in", "supplier",
        "recipient", "holder", "place", "date_low", "date_high", "how_said", "stage", "status", "route", "value",
        "currency", "conflict_with", "language", "rights", "reading",
    ),
}  # fmt: skip


def has_property(kind: str, prop: str) -> bool:
    """Whether a statement of this kind may have this property."""
    return prop in KINDS[kind] or prop in CITATION
