"""What our templates must hold, whoever renders them."""

import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
POSTING = sorted(
    path.relative_to(TEMPLATES).as_posix()
    for path in TEMPLATES.rglob("*.html")
    if "{% csrf_token %}" in path.read_text()
)


@pytest.mark.parametrize("name", POSTING)
def test_a_form_that_is_included_alone_is_given_its_token(name):
    include = re.compile(rf'{{%\s*include "{re.escape(name)}"(?P<rest>[^%]*)%}}')
    for path in TEMPLATES.rglob("*.html"):
        for found in include.finditer(path.read_text()):
            assert " only" not in found["rest"] or "csrf_token=csrf_token" in found["rest"], path


def test_there_are_forms_to_look_at():
    assert "admin/desk/action.html" in POSTING
