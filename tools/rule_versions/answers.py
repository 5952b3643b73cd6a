"""What each rule concludes about one invented case, as a digest for each rule and version."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import headstamp
from headstamp.casefile.case import init_folder
from headstamp.casefile.findings import each_stored
from headstamp.world import draw_world, settings_of, write_files

SEED = 5
EXTRA = {
    "trace_facts": """\
fact_id,kind,item,quantity_low,hedge,holder,date_low,said,source_url,reliability
C1,count,rifles,1000,at_least,Lantern Band,2014,more than a thousand rifles,https://example.org/count,C
""",
    "transfers": """\
transfer_id,supplier,recipient,designation,class,quantity_low,quantity_high,unit,stage,status,date_low,date_high,said,source_url,reliability
H1,Haskumer,Lantern Band,VK-11,rifle,20,30,pieces,delivered,reported,2013,2014,some rifles,https://example.org/gift,C
""",
    "embargoes": """\
Target,Entry into force,Suspended,Lifted,Establishing document
Tarvenor,19-Dec-03,,16-Jan-12,UNSCR 90333
Lantern Band,16-Dec-11,,,UNSCR 90334
""",
}
"""Rows that an invented world does not draw, and without which some rules have nothing to conclude from."""


def answers_of_rules(folder: Path) -> tuple[str, dict[str, str]]:
    """Make the invented case and let every rule answer its standing questions.

    Args:
        folder: an empty folder.
    Returns:
        a digest of the files that the case is made of; and for each ``rule@version`` one of all that it concludes: 64 hex digits.
    """
    world = draw_world(SEED)
    files = list(write_files(world, folder / "files").values())
    for name, text in EXTRA.items():
        files.append(folder / f"more_{name}.csv")
        files[-1].write_text(text, encoding="utf-8", newline="\n")
    settings = settings_of(world)
    with init_folder(folder / "case", settings) as case:
        for file in files:
            headstamp.add(case, file, vintage="2020-01-01" if file.stem == "sipri_excerpt" else "")
        headstamp.build(case)
        found: dict[str, list[str]] = {}
        for one in each_stored(case):
            said = [one.about, one.parameters, one.value, one.low, one.high, one.support, one.against]
            found.setdefault(one.rule, []).append(json.dumps(said, sort_keys=True, ensure_ascii=False))
    inputs = sha256(json.dumps(settings, sort_keys=True, default=str).encode())
    for file in files:
        inputs.update(sha256(file.read_bytes()).digest())
    return inputs.hexdigest(), {rule: sha256("\n".join(sorted(said)).encode()).hexdigest() for rule, said in sorted(found.items())}
