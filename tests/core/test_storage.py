"""Style sheets and scripts as collectstatic leaves them."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.core.management import call_command
from django.test import override_settings

from cms.stylesheets import flatten, squeeze


def flat(name, **files):
    """A style sheet flattened, from files named in a mapping (dots and slashes written _ and __)."""
    texts = {key.replace("__", "/").replace("_", "."): text for key, text in files.items()}
    return flatten(name, texts.__getitem__)


def test_an_import_is_replaced_by_what_it_names():
    assert flat("main.css", main_css='@import url("a.css");\nb{}', a_css="a{}") == "a{}\nb{}"


def test_an_import_keeps_its_layer_and_its_media():
    text = flat("main.css", main_css='@import url("a.css") layer(base) print;', a_css="a{}")
    assert text == "@media print{@layer base{a{}}}"


def test_addresses_follow_a_style_sheet_that_moves():
    text = flat(
        "css/main.css", css__main_css='@import url("parts/a.css");', css__parts__a_css="a{b:url(../../img/x.svg)}"
    )
    assert text == 'a{b:url("../img/x.svg")}'


def test_an_import_from_elsewhere_stays():
    assert (
        flat("main.css", main_css='@import url("https://a.example/a.css");')
        == '@import url("https://a.example/a.css");'
    )


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a {\n  color : red ;\n}\n", "a{color : red}"),
        ("/* l’hôte's */ a { b: c; } /* d */", "a{b: c}"),
        (".a { .b :hover { c: d; } }", ".a{.b :hover{c: d}}"),
        ('a { content: "  ;  /* x */ }  "; }', 'a{content: "  ;  /* x */ }  "}'),
        ("a { width: calc(1px + (2px * 3)); }", "a{width: calc(1px + (2px * 3))}"),
        ("@layer a, b; @layer a { c { d: e; } }", "@layer a,b;@layer a{c{d: e}}"),
    ],
)
def test_squeezing_never_changes_a_rule(written, sent):
    assert squeeze(written) == sent


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder that collectstatic fills with the production storage."""
    root = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "cms.storage.StaticStorage"}}
    with override_settings(STORAGES=storages, STATIC_ROOT=root):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_the_main_style_sheet_asks_for_no_other(collected):
    (main,) = collected.glob("css/main.*.css")
    assert "@import" not in main.read_text()
    assert find("css/main.css")


def test_every_script_imports_hashed_files(collected):
    scripts = list((collected / "js").rglob("*.js"))
    assert scripts
    for script in scripts:
        for target in re.findall(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", script.read_text()):
            assert (script.parent / target).exists(), f"{script.name} imports {target}"


def test_text_files_have_compressed_copies(collected):
    (main,) = collected.glob("css/main.*.css")
    assert main.with_name(f"{main.name}.br").stat().st_size <= 12 * 1024
    assert main.with_name(f"{main.name}.gz").exists()
