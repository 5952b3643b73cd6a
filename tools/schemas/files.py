"""Which schemas there are, and what stands in each file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from msgspec import Struct

from headstamp.answers.add import AddAnswer, AddFailed
from headstamp.answers.bounds import BoundsAnswer
from headstamp.answers.build import BuildAnswer
from headstamp.answers.demo import DemoAnswer
from headstamp.answers.error import ErrorAnswer
from headstamp.answers.figures import FiguresFile
from headstamp.answers.init import InitAnswer
from headstamp.answers.judge import JudgeAnswer
from headstamp.answers.map import MapAnswer
from headstamp.answers.refused import RefusedAnswer
from headstamp.answers.report import ReportAnswer
from headstamp.answers.review import ReviewAnswer
from headstamp.answers.routes import RoutesAnswer
from headstamp.answers.show import ShowAnswer
from headstamp.answers.sources import SourcesAnswer
from headstamp.answers.suppliers import SuppliersAnswer
from headstamp.answers.types import TypesAnswer
from headstamp.answers.verify import VerifyAnswer
from headstamp.casefile.written_settings import WrittenSettings
from headstamp.collect.registers.written_register import WrittenRegister
from tools.schemas.docstrings import summary
from tools.schemas.schema_of import schema_of

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"

COMMANDS: dict[str, type[Struct]] = {
    "init": InitAnswer,
    "add": AddAnswer,
    "build": BuildAnswer,
    "sources": SourcesAnswer,
    "refused": RefusedAnswer,
    "show": ShowAnswer,
    "suppliers": SuppliersAnswer,
    "types": TypesAnswer,
    "routes": RoutesAnswer,
    "bounds": BoundsAnswer,
    "review": ReviewAnswer,
    "judge": JudgeAnswer,
    "report": ReportAnswer,
    "verify": VerifyAnswer,
    "demo": DemoAnswer,
    "map": MapAnswer,
}
"""What each command prints with --json."""
OTHERS: dict[str, type[Struct]] = {"error": ErrorAnswer, "add-failed": AddFailed, "figures": FiguresFile}
"""What else is JSON, by the name of its schema."""


WRITTEN: dict[str, type[Struct]] = {"case": WrittenSettings, "register": WrittenRegister}
"""What a person writes as YAML, by the name of its file."""


def schemas() -> dict[str, dict[str, Any]]:
    """All schemas, by the name of the command or of the thing that has it."""
    made = {}
    for name, answer in COMMANDS.items():
        said = summary(answer).removesuffix(".")
        title = f"What `headstamp {name} --json` prints: {said[:1].lower()}{said[1:]}"
        made[name] = schema_of(answer, title, f"headstamp/{name}@1")
    for name, struct in OTHERS.items():
        identifier = str(struct.__struct_config__.tag or f"headstamp/{name}")
        made[name] = schema_of(struct, summary(struct).removesuffix("."), identifier)
    return made


def texts() -> dict[str, str]:
    """The text of each file, by its path below the folder."""
    made = {f"{name}.schema.json": said for name, said in schemas().items()}
    made |= {
        f"yaml/{name}.schema.json": schema_of(struct, f"{name}.yml: {summary(struct).removesuffix('.')}", f"headstamp/{name}.yml")
        for name, struct in WRITTEN.items()
    }  # fmt: skip
    return {name: json.dumps(said, indent=2, ensure_ascii=False) + "\n" for name, said in made.items()}
