"""Put a changed rule in the place of the sound one, in this process only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import unwrap
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from tools.mutants.changes import Mutant


def put(mutant: Mutant, package: Path) -> None:
    """Make this process use a changed rule, whoever has taken hold of its functions already."""
    path = package / mutant.path
    if path.suffix == ".sql":
        _put_text(path, mutant.change.text)
    else:
        _put_module(path, f"{package.name}.{mutant.path.removesuffix('.py').replace('/', '.')}", mutant.change.text)


def _put_text(path: Path, text: str) -> None:
    read = Path.read_text

    def read_text(self: Path, *given: Any, **named: Any) -> str:
        return text if self.name == path.name and self.resolve() == path else read(self, *given, **named)

    Path.read_text = read_text  # type: ignore[method-assign]


def _put_module(path: Path, name: str, text: str) -> None:
    module = import_module(name)
    changed = ModuleType(name)
    changed.__dict__.update(__file__=str(path), __package__=module.__package__)
    # Classes find their module by its name while they are made.
    sys.modules[name] = changed
    try:
        exec(compile(text, str(path), "exec"), changed.__dict__)  # noqa: S102 (our own code, with one change)
    finally:
        sys.modules[name] = module
    for key, new in list(vars(changed).items()):
        old = vars(module).get(key)
        if isinstance(old, type) and old.__module__ == name:
            for part, now in vars(new).items():
                _put_code(vars(old).get(part), now)
        elif not _put_code(old, new) and not key.startswith("__") and not isinstance(new, (type, ModuleType)):
            _put_constant(module, key, old, new)


def _put_code(old: Any, new: Any) -> bool:
    """Give a function, or what is made of one, the code of another; whether it is one."""
    pairs = list(zip(_functions(old), _functions(new), strict=False))
    for before, after in pairs:
        if len(before.__code__.co_freevars) == len(after.__code__.co_freevars):
            before.__code__, before.__defaults__ = after.__code__, after.__defaults__
            before.__kwdefaults__ = after.__kwdefaults__
    return bool(pairs)


def _functions(value: Any) -> Iterator[FunctionType]:
    for one in (value, getattr(value, "fget", None), getattr(value, "func", None), getattr(value, "__func__", None)):
        if one is not None and isinstance(unwrap(one), FunctionType):
            yield unwrap(one)


def _put_constant(module: ModuleType, key: str, old: Any, new: Any) -> None:
    """Change a constant wherever it was imported."""
    if repr(old) == repr(new):
        return
    for other in list(sys.modules.values()):
        if other is module or (str(getattr(other, "__name__", "")).startswith("headstamp.") and vars(other).get(key) is old):
            setattr(other, key, new)
