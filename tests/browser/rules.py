"""What every public page is held to, as questions about an open page or its HTML."""

import json
import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

VNU = Path(__file__).resolve().parent.parent.parent / "node_modules/vnu-jar/build/dist/vnu.jar"
AXE = Axe()


def axe(page):
    """Violations found by axe-core: a line for each rule, with the elements it speaks of."""
    page.wait_for_load_state()  # after a click, the next page may have come without having been read to its end
    violations = AXE.run(page).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in violations]


def nu(files):
    """Errors found by the Nu HTML checker in files: one process for all, a line for each error."""
    assert VNU.exists(), "The Nu HTML checker is missing: npm ci"
    command = ["java", "-jar", str(VNU), "--format", "json", "--errors-only", *map(str, files)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True).stderr)["messages"]
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}" for one in found if one["type"] == "error"
    ]


def wider_than_screen(page, width=320):
    """Elements that make a page scroll sideways on a screen of this many pixels."""
    page.set_viewport_size({"width": width, "height": 640})
    return page.evaluate(
        """width => {
            if (document.documentElement.scrollWidth <= width) return [];
            const right = (element) => element.getBoundingClientRect().right;
            const wide = [...document.querySelectorAll("body *")].filter((element) => right(element) > width + 1);
            return wide.slice(-5).map((element) => element.outerHTML.slice(0, 120)).concat("page");
        }""",
        width,
    )
