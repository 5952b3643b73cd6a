"""The kinds of thing that statements speak of, and the properties of each (domain, section 6; contracts, section 2).

A property that is not listed here cannot be written by any reader: a test holds every ``register.yml`` to this table.
A stage before a dot (``delivered.quantity``) says of which stage of a transfer the value speaks, where one row
speaks of several.
"""

from __future__ import annotations

CITATION = (
    "quote", "source_url", "source_title", "published", "root", "source_kind", "reliability", "access", "note",
)  # fmt: skip
"""What every row of a field table says of its own source."""

KINDS: dict[str, tuple[str, ...]] = {
    "Transfer": (
        "transfer_id", "supplier", "recipient", "end_user", "channel", "broker", "transit", "programme",
        "designation", "description", "class", "category", "calibre", "made_in", "goods",
        "quantity_low", "quantity_high", "quantity_hedge", "quantity", "unit", "stage", "status", "form", "condition",
        "role", "consent", "transport", "exit", "licences",
        "date", "date_low", "date_high", "money", "money_low", "money_high", "money_hedge", "currency",
        "order_date", "order_date_uncertain",
        "contracted.quantity", "contracted.quantity_uncertain", "delivered.quantity", "delivered.quantity_uncertain",
        "delivered.year", "tiv_unit", "tiv_contracted", "tiv_delivered", "comments",
        "part_of", "same_as", "conflict_with",
    ),
    "Item": (
        "item_id", "designation", "class", "maker", "calibre", "made_in", "designed_in",
        "year_made_low", "year_made_high", "count_low", "count_high", "count_hedge", "holder", "place", "country",
        "seen_low", "seen_high", "documented", "obtained", "obtained_from", "credibility", "copy_status",
        "part_of", "same_as",
    ),
    "Custody": (
        "diversion_id", "route", "route_said", "point", "from_party", "to_party", "supplier", "made_in", "designation",
        "class", "quantity_low", "quantity_high", "quantity_hedge", "unit", "money_low", "money_high", "currency",
        "place", "country", "date_low", "date_high", "authorised", "years_from_delivery_low",
        "years_from_delivery_high", "status", "part_of", "same_as", "conflict_with",
    ),
    "Model": (
        "model", "family", "class", "calibre", "producer_state", "local_name", "production", "period_low",
        "period_high", "maker", "completeness", "alias", "scope", "language",
        "type_kind", "domain", "design_country", "category", "subcategory", "specific", "extra", "level", "name",
    ),
    "Party": ("party", "type", "state", "part_of", "names", "from", "to"),
    "State": ("state", "name", "from", "to", "successor_of", "gw", "cow", "sipri_name", "names", "microstate"),
    "Place": ("place", "country", "latitude", "longitude", "precision_m"),
    "Claim": (
        "fact_id", "claim", "item", "quantity_low", "quantity_high", "quantity_hedge", "made_in", "supplier",
        "recipient", "holder", "place", "date_low", "date_high", "how_said", "stage", "status", "route", "value",
        "currency", "conflict_with",
    ),
}  # fmt: skip


def has_property(kind: str, prop: str) -> bool:
    """Whether a statement of this kind may have this property."""
    return prop in KINDS[kind] or prop in CITATION
