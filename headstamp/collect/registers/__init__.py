"""Takes the bytes of one register. Gives its records as plain columns of raw text.

Gives one folder a register: register.yml, read.py, an invented sample and what it must give.
Never cleans a cell: what a column means stands in register.yml, and the cleaners do the rest.
"""

REGISTERS = (
    "sipri",
    "dutch_transit",
    "eu_exports",
    "eu_brokering",
    "oryx",
    "gur_components",
    "gur_makers",
    "gur_weapons",
    "gur_reports",
    "gur_links",
    "brazil_seizures",
    "brazil_keys",
    "brazil_serial_words",
    "brazil_serial_rules",
    "brazil_decoded",
    "marks_read",
    "excerpts",
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
