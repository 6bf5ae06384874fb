"""Who may import whom, and how large a module may grow: what CONTRIBUTING.md says, kept true."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("cms", "home", "espace_pro", "guides", "news", "map", "producers")
# From the top down: a layer may import those below it, never one beside or above it.
LAYERS = [("cms",), ("home",), ("espace_pro",), ("guides", "news"), ("map",), ("producers",), ("cms.core",)]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
MODULES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)
MAXIMUM_LINES = 300


def part_of(dotted):
    """Which part of the project a dotted name belongs to, if any."""
    if dotted == "cms.core" or dotted.startswith("cms.core."):
        return "cms.core"
    return dotted.split(".")[0] if dotted.split(".")[0] in APPS else None


def imports(path):
    """Dotted names a module imports, with the line and whether it is inside a function."""
    tree = ast.parse(path.read_text())
    package = path.relative_to(ROOT).parent.parts
    inside = {id(node) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) for node in ast.walk(outer)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            prefix = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{prefix}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            yield name, node.lineno, id(node) in inside


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_lies_below_it(path):
    own = part_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for name, line, _ in imports(path):
        other = part_of(name)
        # Settings, views and commands of the project itself may use its other modules, and cms.core is below all.
        if other and other != own:
            assert RANK[other] > RANK[own], f"line {line}: {own} must not import {name}"
        assert not name.startswith("tests."), f"line {line}: no code imports the tests"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_import_hides_in_a_function(path):
    hidden = [name for name, _, is_inside in imports(path) if is_inside and part_of(name)]
    if path.name == "apps.py":
        return  # ready() is where Django wants them
    assert not hidden


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_fits_on_a_few_screens(path):
    assert len(path.read_text().splitlines()) <= MAXIMUM_LINES


def test_the_builtin_map_is_not_hidden():
    for path in MODULES:
        assert not any(name == "map" for name, _, _ in imports(path)), path
