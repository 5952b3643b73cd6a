"""What a page may ask to be made: a name, and the function that makes it."""

from __future__ import annotations

from tools.pages import answers, code, commands, index, limits, registers, words
from tools.pages.page import Maker

MAKERS: dict[str, Maker] = {
    "answers": answers.answers,
    "commands": commands.commands,
    "meanings": words.meanings,
    "list": words.listed,
    "stages": words.stage_of,
    "hedge-words": words.hedge_words,
    "classes": words.class_tree,
    "kinds": words.kinds_of_thing,
    "values": words.values,
    "register": registers.register,
    "columns": registers.columns,
    "registers": registers.register_list,
    "packages": code.packages,
    "modules": code.modules,
    "tables": code.tables,
    "limits": limits.limits,
    "pages": index.pages,
}
