"""Takes the bytes of one register. Gives its records as plain columns of raw text.

Gives one folder a register: register.yml, read.py, an invented sample and what it must give.
Never cleans a cell: what a column means stands in register.yml, and the cleaners do the rest.
"""

REGISTERS = (
    "sipri",
    "sipri_deliveries",
    "sipri_by_seller",
    "sipri_tiv",
    "dutch_licences",
    "dutch_transit",
    "dutch_dual_use",
    "eu_exports",
    "eu_brokering",
    "us_sam",
    "kiel_support",
    "kiel_reduced",
    "uk_licences",
    "uk_destinations",
    "uk_sources",
    "uk_incorporation",
    "uk_refusals",
    "uk_licence_notes",
    "uk_region_notes",
    "uk_control_list",
    "eu_missions",
    "eu_consultations",
    "trace_facts",
    "weapon_types",
    "gw_states",
    "items",
    "transfers",
    "diversions",
    "producers",
    "aliases",
    "places",
    "states",
    "parties",
)
