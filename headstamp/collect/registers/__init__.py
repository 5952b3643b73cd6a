"""Takes the bytes of one register. Gives its records as plain columns of raw text.

Gives one folder a register: register.yml, read.py, an invented sample and what it must give.
Never cleans a cell: what a column means stands in register.yml, and the cleaners do the rest.
"""

REGISTERS = (
    "sipri",
    "dutch_transit",
    "eu_exports",
    "eu_brokering",
    "comtrade",
    "trace_facts",
    "weapon_types",
    "gw_states",
    "cow_states",
    "embargoes",
    "treaty_participation",
    "treaty_index",
    "corruption_index",
    "ucdp_conflicts",
    "ucdp_nonstate",
    "ucdp_deaths",
    "ucdp_support",
    "siso_weapon_lists",
    "hs_codes",
    "country_codes",
    "code_list",
    "items",
    "transfers",
    "diversions",
    "producers",
    "aliases",
    "places",
    "states",
    "parties",
)
