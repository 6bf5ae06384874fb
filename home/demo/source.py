"""Reads the data files of the demo content."""

from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"
MEDIA = Path(__file__).parent / "media"


def read(name):
    """What a YAML file of `data/` holds; of a folder, the contents of its files, one list."""
    path = DATA / name
    if path.is_dir():
        parts = [_load(file) for file in sorted(path.glob("*.yaml"))]
        return [row for part in parts for row in (part if isinstance(part, list) else [part])]
    return _load(path.with_suffix(".yaml"))


def _load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))
