"""What the project's own files hold: each is parsed once for all tests that ask."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Code:
    """What a file of code holds.

    The tree itself is not kept: Streamlit goes through all objects of the process at every run.

    Attributes:
        imports: Every module that it imports, wherever in it, by its full name.
        loads: Those of them that are loaded with it, and not when a function of it is called.
        lengths: The lines of each function, by name.
        sentences: What it says to a reader: the keys of the dictionaries.
        constants: Every text, number and other value that is written in it.
    """

    imports: frozenset[str]
    loads: frozenset[str]
    lengths: tuple[tuple[str, int], ...]
    sentences: frozenset[str]
    constants: frozenset[object]


@cache
def code_of(path: Path) -> Code:
    """What a file holds."""
    imports: set[str] = set()
    lengths: list[tuple[str, int]] = []
    sentences: set[str] = set()
    constants: set[object] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    loads = frozenset().union(*map(_imported, tree.body))
    for node in ast.walk(tree):
        imports |= _imported(node)
        if isinstance(node, ast.FunctionDef):
            lengths.append((node.name, (node.end_lineno or 0) - node.lineno + 1))
        elif isinstance(node, ast.Call) and node.args:
            sentences |= _said(node)
        elif isinstance(node, ast.Constant):
            constants.add(node.value)
    return Code(
        *(frozenset(imports), loads, tuple(lengths)),
        *(frozenset(sentences), frozenset(constants)),
    )


def _imported(node: ast.AST) -> frozenset[str]:
    """The modules that a statement imports, by their full names; none if it is another one."""
    if isinstance(node, ast.ImportFrom) and node.module:
        return frozenset((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    if isinstance(node, ast.Import):
        return frozenset(alias.name for alias in node.names)
    return frozenset()


def _said(call: ast.Call) -> set[str]:
    """The sentences that a call says in the language of the reader."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else None
    name = function.id if isinstance(function, ast.Name) else name
    first = call.args[0]
    if name in ("t", "sentence") and isinstance(first, ast.Constant):
        return {str(first.value)}
    if name == "plural":
        forms = [word.value for word in call.keywords if word.arg in ("one", "many")]
        return {str(form.value) for form in forms if isinstance(form, ast.Constant)}
    return set()
