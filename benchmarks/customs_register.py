"""A customs register in the form of UN Comtrade's download, drawn and written column by column."""

from __future__ import annotations

from pathlib import Path

import duckdb

from headstamp.collect.registers.description import register_named

STATES, PERIODS, CODES = 180, 444, ("930110", "930120", "930190", "930200", "930320", "930390", "930621", "930630", "930690", "871000")
"""Invented states, months from 1988 to 2024, and customs codes of arms."""
STEP = 611_953
"""A prime that divides no count of the above: steps of this size through all flows meet none of them twice."""
LATER = {"flowCategory", "mosDesc", "datasetCode"}
"""Columns that only newer downloads have; none of them is read, and a drawn register goes without them."""
HEADER = tuple(name for name, _ in register_named("comtrade").layouts[0].header if name not in LATER)
FLOWS = PERIODS * STATES * (STATES - 1) * 2 * len(CODES)
SAME = {
    "typeCode": "C", "freqCode": "M", "partner2Code": "0", "partner2ISO": "W00", "partner2Desc": "World",
    "classificationCode": "H6", "classificationSearchCode": "HS", "isOriginalClassification": "true", "aggrLevel": "6",
    "isLeaf": "true", "customsCode": "C00", "customsDesc": "TOTAL CPC", "mosCode": "0", "motCode": "0",
    "motDesc": "TOTAL MOT", "qtyUnitCode": "5", "qtyUnitAbbr": "u", "isQtyEstimated": "false", "altQtyUnitCode": "-1",
    "altQtyUnitAbbr": "N/A", "altQty": "0", "isAltQtyEstimated": "false", "isNetWgtEstimated": "false", "grossWgt": "0",
    "isGrossWgtEstimated": "false", "legacyEstimationFlag": "0", "isReported": "true", "isAggregate": "false",
}  # fmt: skip
"""Cells that are the same in every row, as in the classic mode of the download."""


def drawn_customs(path: Path, rows: int, seed: int = 1) -> Path:
    """Draw a register and write it; equal numbers give equal bytes.

    Each row is a flow of its own, and nearly every row a value of its own; names and codes repeat, as they do in the
    real register. No row is a total and none is at fault, so that all of them give statements.

    Args:
        path: where it is written.
        rows: at most :data:`FLOWS`.
        seed: where among the flows it begins.
    """
    if rows > FLOWS:
        raise ValueError(f"{rows:,} rows; expected at most {FLOWS:,}")
    made = {
        **{name: f"'{cell}'" for name, cell in SAME.items()},
        "refPeriodId": "period * 100 + 1", "refYear": "period // 100", "refMonth": "period % 100", "period": "period",
        "reporterCode": "reporter + 900", "reporterISO": "iso(reporter)", "reporterDesc": "state(reporter)",
        "flowCode": "case when is_import then 'M' else 'X' end", "flowDesc": "case when is_import then 'Import' else 'Export' end",
        "partnerCode": "partner + 900", "partnerISO": "iso(partner)", "partnerDesc": "state(partner)",
        "cmdCode": f"[{', '.join(repr(code) for code in CODES)}][code + 1]", "cmdDesc": "'Arms, heading ' || code || '; parts thereof'",
        "qty": "value % 5000", "netWgt": "value % 90000 / 10", "primaryValue": "value / 100",
        "cifvalue": "case when is_import then value / 100 end", "fobvalue": "case when is_import then null else value / 100 end",
    }  # fmt: skip
    columns = ", ".join(f"{made[name]} as {name}" for name in HEADER)
    with duckdb.connect() as engine:
        engine.execute("create macro state(number) as 'State of ' || ['Rurita', 'Arca', 'Zenda'][number % 3 + 1] || ' ' || number")
        engine.execute("create macro iso(number) as 'X' || chr((65 + number // 26)::integer) || chr((65 + number % 26)::integer)")
        engine.execute(
            f"""copy (
                with drawn as (
                    select number, ((number + {seed}) * {STEP}) % {FLOWS} as flow, ((number + {seed}) * 48271) % 2147483647 as value
                    from range({rows}) numbers(number)
                ),
                parts as (
                    select number, value, flow % 2 = 1 as is_import, flow // 2 % {len(CODES)} as code,
                        flow // {2 * len(CODES)} % {STATES} as reporter,
                        flow // {2 * len(CODES) * STATES} % {STATES - 1} as other,
                        flow // {2 * len(CODES) * STATES * (STATES - 1)} as month
                    from drawn
                ),
                named as (
                    select *, (reporter + other + 1) % {STATES} as partner, (1988 + month // 12) * 100 + month % 12 + 1 as period
                    from parts
                )
                select {columns} from named order by number
            ) to '{path}' (format csv, header true)"""
        )
    return path
