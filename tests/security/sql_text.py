"""Finds SQL in the package that is made of anything but constants, whole numbers and what the two quoting functions give.

An expression is *constant* where it is a literal; a packaged text; a call of a quoting function; a number written with ``:d``;
or is made of constant ones by adding, joining, choosing, listing or naming. A parameter is constant where each call in the
package hands over a constant; the result of a function of the package where all that it returns is.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

QUOTING = {"identifier", "literal"}
"""The functions of :mod:`headstamp.engine.quoting`."""
NUMBERS = {"int", "len", "range"}
SAME_WORDS = {"list", "tuple", "sorted", "set", "reversed", "dict", "zip", "min", "max", "sum"}
"""Calls that give nothing but what they are handed."""
OF_CONTAINERS = {"items", "keys", "join"}
"""Methods whose result has nothing but what the object and the arguments have."""
ENGINES = ("engine", "_connection", "cursor")
"""What an engine or a connection is called, wherever it stands."""
TEXTS = {
    "make": (0, 1), "define": (0, 1), "map": (0, 1, 3), "load": (0, 2), "append": (0, 2), "read": (0, 2), "rows": (0,),
    "sql": (0,), "pieces": (0,), "execute": (0,), "executemany": (0,), "executescript": (0,), "save": (1, 2, 3),
}  # fmt: skip
"""The methods that run SQL, with the places of their arguments that become part of it."""
FIELDS = {"selects": ("Unpivoted", 6)}
"""Fields that hold SQL: what is handed over where the object is made is looked at there."""
ENGINE_ITSELF = "on_duckdb.py"
"""Its methods put together what their callers hand over, which is looked at where they are called."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(eq=False)
class Scope:
    """A module or a function: what its names stand for, and the scope around it."""

    node: ast.Module | Function | ast.Lambda
    path: Path
    around: Scope | None = None

    @cached_property
    def given(self) -> dict[str, list[ast.expr | None]]:
        """Each name with all that is assigned to it here; None for what cannot be told."""
        made: dict[str, list[ast.expr | None]] = {}
        for node in self.nodes():
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    _bind(made, target, node.value)
            elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value is not None:
                _bind(made, node.target, node.value)
            elif isinstance(node, ast.For | ast.comprehension):
                _bind(made, node.target, ast.Starred(node.iter))
            elif isinstance(node, ast.ClassDef):
                made.setdefault(node.name, []).append(ast.Constant(node.name))
            elif isinstance(node, ast.withitem) and node.optional_vars is not None:
                _bind(made, node.optional_vars, None)
            elif isinstance(node, ast.Call) and _called(node) in ("append", "extend", "add"):
                made.setdefault(ast.unparse(node.func).rpartition(".")[0], []).extend(node.args)
        return made

    def nodes(self) -> Iterator[ast.AST]:
        """All that stands here, but for what stands in a function in it."""
        behind: list[ast.AST] = list(ast.iter_child_nodes(self.node))
        while behind:
            node = behind.pop()
            yield node
            if not isinstance(node, Function):
                behind += ast.iter_child_nodes(node)


def _bind(made: dict[str, list[ast.expr | None]], target: ast.expr, value: ast.expr | None) -> None:
    if isinstance(target, ast.Name):
        made.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple | ast.List):
        for at, one in enumerate(target.elts):
            _bind(made, one, _part(value, at, len(target.elts)))


def _part(value: ast.expr | None, at: int, of: int) -> ast.expr | None:
    """What one of several targets gets of a value that is taken apart."""
    if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == of:
        return value.elts[at]
    inner = value.value if isinstance(value, ast.Starred) else None
    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "enumerate" and of == 2:
        return ast.Constant(0) if at == 0 else ast.Starred(inner.args[0])
    if isinstance(inner, ast.Tuple | ast.List) and all(isinstance(one, ast.Tuple) and len(one.elts) == of for one in inner.elts):
        return ast.Tuple([one.elts[at] for one in inner.elts if isinstance(one, ast.Tuple)], ast.Load())
    return value


@dataclass
class Package:
    """All modules below a folder, and what was found out of their expressions."""

    root: Path
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    functions: dict[str, list[Scope]] = field(default_factory=dict)
    calls: dict[str, list[tuple[ast.Call, Scope]]] = field(default_factory=dict)
    modules: dict[Path, Scope] = field(default_factory=dict)
    _asked: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        for path in sorted(self.root.rglob("*.py")):
            self._take(Scope(ast.parse(path.read_text("utf-8")), path))

    def _take(self, scope: Scope) -> None:
        self.scopes[scope.node] = scope
        if scope.around is None:
            self.modules[scope.path] = scope
        for node in scope.nodes():
            if isinstance(node, Function):
                inner = Scope(node, scope.path, scope)
                self.functions.setdefault(node.name, []).append(inner)
                self._take(inner)
            elif isinstance(node, ast.Call):
                self.calls.setdefault(_called(node), []).append((node, scope))

    def faults(self) -> list[str]:
        """Each text of SQL that is not constant: where, and what of it."""
        found = []
        for name, places in TEXTS.items():
            for call, scope in self.calls.get(name, ()):
                if scope.path.name == ENGINE_ITSELF or not _is_engine(call.func):
                    continue
                for at in places:
                    for argument in call.args[at : at + 1]:
                        if not self.is_constant(argument, scope):
                            found.append(f"{scope.path.relative_to(self.root.parent)}:{argument.lineno}: {ast.unparse(argument)[:90]}")
        for maker, at in FIELDS.values():
            for call, scope in self.calls.get(maker, ()):
                if not self.is_constant(call.args[at], scope):
                    found.append(f"{scope.path.relative_to(self.root.parent)}:{call.lineno}: {ast.unparse(call.args[at])[:90]}")
        return sorted(found)

    def is_constant(self, node: ast.expr | None, scope: Scope) -> bool:
        """Whether an expression is constant, as told above; one that hangs on itself adds nothing to it."""
        if node is None:
            return False
        key = (id(node), id(scope))
        if key in self._asked:
            return True
        self._asked.add(key)
        try:
            return self._judged(node, scope)
        finally:
            self._asked.discard(key)

    def _all(self, nodes: Iterable[ast.expr | None], scope: Scope) -> bool:
        return all(self.is_constant(node, scope) for node in nodes)

    def _judged(self, node: ast.expr, scope: Scope) -> bool:
        match node:
            case ast.Constant() | ast.Compare() | ast.Slice():
                return True
            case ast.JoinedStr():
                return self._all(node.values, scope)
            case ast.FormattedValue():
                return _is_number(node.format_spec) or (node.conversion == -1 and self.is_constant(node.value, scope))
            case ast.BinOp():
                return self._all((node.left, node.right), scope)
            case ast.BoolOp():
                return self._all(node.values, scope)
            case ast.IfExp():
                return self._all((node.body, node.orelse), scope)
            case ast.UnaryOp():
                return self.is_constant(node.operand, scope)
            case ast.List() | ast.Tuple() | ast.Set():
                return self._all(node.elts, scope)
            case ast.Dict():
                return self._all((*filter(None, node.keys), *node.values), scope)
            case ast.Subscript():
                return self._are_values_constant(node.value, scope)
            case ast.Starred() | ast.NamedExpr():
                return self.is_constant(node.value, scope)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                return self.is_constant(node.elt, scope)
            case ast.DictComp():
                return self._all((node.key, node.value), scope)
            case ast.Attribute():
                return node.attr in FIELDS or self.is_constant(node.value, scope)
            case ast.Name():
                return self._is_constant_name(node.id, scope)
            case ast.Call():
                return self._is_constant_call(node, scope)
        return False

    def _is_constant_call(self, node: ast.Call, scope: Scope) -> bool:
        name = _called(node)
        if isinstance(node.func, ast.Attribute):
            if name == "read_text" and "resources.files" in ast.unparse(node.func):
                return True
            if name in ("get", "values"):
                return self._are_values_constant(node.func.value, scope) and self._all(node.args[1:], scope)
            if name == "fromkeys":
                return self._are_keys_constant(node.args[0], scope) and self._all(node.args[1:], scope)
            if name in OF_CONTAINERS:
                return self._all((node.func.value, *node.args), scope)
            return False
        if name in QUOTING or name in NUMBERS:
            return True
        if name == "map":
            return isinstance(node.args[0], ast.Name) and node.args[0].id in QUOTING
        if name == "filter":
            return self.is_constant(node.args[1], scope)
        if name in SAME_WORDS:
            return self._all(node.args, scope)
        if name == "fields":  # the names of the fields of a dataclass
            return True
        return self._gives_constants(name, scope.path)

    def _are_values_constant(self, node: ast.expr, scope: Scope) -> bool:
        """Whether what an object holds is constant; of a dictionary its values, whatever the keys are."""
        made = scope.given.get(node.id, []) if isinstance(node, ast.Name) else [node]
        if made and all(isinstance(one, ast.DictComp) for one in made):
            return self._all((one.value for one in made if isinstance(one, ast.DictComp)), scope)
        return self.is_constant(node, scope)

    def _are_keys_constant(self, node: ast.expr, scope: Scope) -> bool:
        """Whether what one gets of an object by walking through it is constant; of a dictionary its keys, whatever they lead to."""
        made = scope.given.get(node.id, []) if isinstance(node, ast.Name) else [node]
        if made and all(isinstance(one, ast.Dict) for one in made):
            return self._all((key for one in made if isinstance(one, ast.Dict) for key in one.keys), scope)
        return self.is_constant(node, scope)

    def _gives_constants(self, name: str, path: Path) -> bool:
        """Whether all that the functions of this name return is constant."""
        homes = self.functions.get(name, [])
        if name.startswith("_"):
            homes = [home for home in homes if home.path == path]
        given = [
            self.is_constant(node.value, home) for home in homes for node in home.nodes() if isinstance(node, ast.Return | ast.Yield)
        ]
        return bool(given) and all(given)

    def _is_constant_name(self, name: str, scope: Scope) -> bool:
        if isinstance(scope.node, Function):
            parameters = [*scope.node.args.posonlyargs, *scope.node.args.args]
            places = {one.arg: at for at, one in enumerate(parameters)}
            named = {one.arg for one in (*parameters, *scope.node.args.kwonlyargs)}
            if name in named and name not in scope.given:
                return self._is_handed_constants(scope.node, name, places.get(name))
        if name in scope.given:
            return self._all(scope.given[name], scope)
        if scope.around is not None:
            return self._is_constant_name(name, scope.around)
        return self._is_constant_import(name, scope)

    def _is_constant_import(self, name: str, scope: Scope) -> bool:
        for node in scope.nodes():
            if isinstance(node, ast.ImportFrom) and node.module and any(one.name == name for one in node.names):
                home = self.root.parent.joinpath(*node.module.split("."))
                for path in (home.with_suffix(".py"), home / "__init__.py"):
                    if path in self.modules:
                        return self._is_constant_name(name, self.modules[path])
        return False

    def _imports(self, scope: Scope, name: str, home: Path) -> bool:
        """Whether the module of a scope takes this name from a module; a function of the same name elsewhere is another one."""
        parts = home.relative_to(self.root.parent).with_suffix("").parts
        dotted = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return any(
            isinstance(node, ast.ImportFrom) and node.module == dotted and any(one.name == name for one in node.names)
            for node in ast.walk(self.modules[scope.path].node)
        )

    def _is_handed_constants(self, function: Function, name: str, place: int | None) -> bool:
        """Whether each call in the package hands this parameter a constant; where it hands none, the default stands."""
        home = self.scopes[function]
        is_method = bool(function.args.args) and function.args.args[0].arg in ("self", "cls")
        is_ours_alone = function.name.startswith("_") or not isinstance(home.around and home.around.node, ast.Module)
        handed = []
        for call, scope in self.calls.get(function.name, ()):
            if (is_ours_alone and scope.path != home.path) or (not is_method and _is_of_self_or_engine(call.func)):
                continue
            if isinstance(call.func, ast.Name) and scope.path != home.path and not self._imports(scope, function.name, home.path):
                continue
            at = place if place is None else place - is_method
            by_name = [one.value for one in call.keywords if one.arg == name]
            by_place = call.args[at : at + 1] if at is not None else []
            handed += [self.is_constant(one, scope) for one in (*by_name, *by_place)]
        return bool(handed) and all(handed)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def _is_engine(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and ast.unparse(function.value).endswith(ENGINES)


def _is_of_self_or_engine(function: ast.expr) -> bool:
    return _is_engine(function) or (isinstance(function, ast.Attribute) and ast.unparse(function.value) == "self")


def _is_number(spec: ast.expr | None) -> bool:
    return spec is not None and ast.unparse(spec) in ("f'd'", "'d'")
