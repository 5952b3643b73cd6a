"""Takes the words of a command line. Gives tables on the terminal, or one JSON object.

Gives one command a file; each asks a function of the package and prints its answer.
Never holds logic: what a command can do, Python can do.
"""

from __future__ import annotations

from collections.abc import Callable

from headstamp.commands.add import add
from headstamp.commands.bounds import bounds
from headstamp.commands.build import build
from headstamp.commands.demo import demo
from headstamp.commands.init import init
from headstamp.commands.judge import judge
from headstamp.commands.map import map_table
from headstamp.commands.refused import refused
from headstamp.commands.report import report
from headstamp.commands.review import review
from headstamp.commands.routes import routes
from headstamp.commands.show import show
from headstamp.commands.sources import sources
from headstamp.commands.suppliers import suppliers
from headstamp.commands.template import template
from headstamp.commands.types import types
from headstamp.commands.verify import verify

COMMANDS: dict[str, Callable[..., int | None]] = {
    "init": init,
    "add": add,
    "build": build,
    "sources": sources,
    "refused": refused,
    "show": show,
    "suppliers": suppliers,
    "types": types,
    "routes": routes,
    "bounds": bounds,
    "review": review,
    "judge": judge,
    "report": report,
    "verify": verify,
    "demo": demo,
    "template": template,
    "map": map_table,
}
