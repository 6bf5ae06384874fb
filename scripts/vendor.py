"""Rebuild static/vendor from npm and compare it with what is committed.

    python scripts/vendor.py            refetch, rebuild, compare; exit 1 and say which file differs
    python scripts/vendor.py --write    the same, and replace the committed files and vendor.lock

Needs node, npm and a registry; installing or running the site needs none of them.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static" / "vendor"
LOCK = VENDOR / "vendor.lock"
BUILD = Path(__file__).resolve().parent / "vendoring" / "build.mjs"

LEAFLET, SUPERCLUSTER, KDBUSH, ESBUILD = "leaflet@1.9.4", "supercluster@9.1.0", "kdbush@4.1.0", "esbuild@0.28.2"
ADMIN_MAP, PUBLIC_MAP, CLUSTERS = "leaflet-1.9.4", "leaflet-map-1.9.4", "supercluster-9.1.0"
SOURCE_MAP = re.compile(r"\n?//# sourceMappingURL=.*\s*\Z")

NOTES = {
    ADMIN_MAP: (
        "leaflet 1.9.4, from npm ({leaflet})\n"
        "Licence: BSD-2-Clause, see LICENSE. Unmodified but for the sourceMappingURL line, "
        "which names a file that is not here.\n"
    ),
    PUBLIC_MAP: (
        "leaflet 1.9.4, from npm ({leaflet})\n"
        "Licence: BSD-2-Clause, see LICENSE. Built from its sources, less what the public map does not use "
        "(markers, popups, vectors, controls, what only browsers without modules need), its private names shortened, "
        "as two ES modules: leaflet.js and, for sites with a tile server, tiles.js. "
        "Built by scripts/vendor.py with esbuild 0.28.2.\n"
    ),
    CLUSTERS: (
        "supercluster 9.1.0, from npm ({supercluster}), with kdbush 4.1.0 ({kdbush})\n"
        "Licence: ISC, see LICENSE and LICENSE-kdbush. Their sources, less vector tiles, joined as one ES module "
        "by scripts/vendor.py with esbuild 0.28.2.\n"
    ),
}


def fetch(folder):
    """Install the pinned packages, none of their scripts run; their npm integrity by name."""
    (folder / "package.json").write_text("{}")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*command, LEAFLET, SUPERCLUSTER, KDBUSH, ESBUILD], cwd=folder, check=True)
    installed = json.loads((folder / "package-lock.json").read_text())["packages"]
    names = [package.partition("@")[0] for package in (LEAFLET, SUPERCLUSTER, KDBUSH, ESBUILD)]
    return {name: installed[f"node_modules/{name}"]["integrity"] for name in names}


def build(folder, integrity):
    """Everything static/vendor should hold, in a folder of its own."""
    packages, output = folder / "node_modules", folder / "vendor"
    dist = packages / "leaflet" / "dist"
    (output / ADMIN_MAP).mkdir(parents=True)
    script = SOURCE_MAP.sub("\n", (dist / "leaflet.js").read_text())
    (output / ADMIN_MAP / "leaflet.js").write_text(script)
    shutil.copy(dist / "leaflet.css", output / ADMIN_MAP)
    shutil.copytree(dist / "images", output / ADMIN_MAP / "images")
    subprocess.run(["node", BUILD, folder, output, PUBLIC_MAP, CLUSTERS], check=True)
    for target in (ADMIN_MAP, PUBLIC_MAP):
        shutil.copy(packages / "leaflet" / "LICENSE", output / target / "LICENSE")
    shutil.copy(packages / "supercluster" / "LICENSE", output / CLUSTERS / "LICENSE")
    shutil.copy(packages / "kdbush" / "LICENSE", output / CLUSTERS / "LICENSE-kdbush")
    for target, note in NOTES.items():
        (output / target / "VERSION").write_text(note.format(**integrity))
    lock = {"npm": integrity, "sha256": hashes(output)}
    (output / LOCK.name).write_text(json.dumps(lock, indent=1) + "\n")
    return output


def hashes(folder):
    """SHA-256 of every file of a vendor folder but the lock, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LOCK.name)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differences(built):
    """Paths whose committed content is not what was built."""
    ours, theirs = hashes(VENDOR), hashes(built)
    changed = [path for path in sorted(ours.keys() | theirs.keys()) if ours.get(path) != theirs.get(path)]
    same_lock = LOCK.exists() and LOCK.read_text() == (built / LOCK.name).read_text()
    return changed if same_lock else [*changed, LOCK.name]


def main():
    parser = argparse.ArgumentParser(description="Rebuild static/vendor from npm and compare.")
    parser.add_argument("--write", action="store_true", help="replace the committed files")
    write = parser.parse_args().write
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build(folder, fetch(folder))
        changed = differences(built)
        print("\n".join(changed) or "static/vendor is what npm gives.")
        if write and changed:
            shutil.rmtree(VENDOR)
            shutil.copytree(built, VENDOR)
    return 1 if changed and not write else 0


if __name__ == "__main__":
    sys.exit(main())
