"""Style sheets as they are sent: one file instead of fifty, without comments.

Minifiers from the shelf take the space out of `a :hover` inside a nested rule and so change what it
selects; this one only drops what never means anything.
"""

import posixpath
import re
from collections.abc import Callable

IMPORT = re.compile(
    r"""@import\s+url\(["']?(?P<url>[^"')]+)["']?\)\s*(?:layer\((?P<layer>[\w.-]+)\))?(?P<media>[^;]*);"""
)
URL = re.compile(r"""url\((["']?)(?![a-z]+:|/|\#)(?P<url>[^"')]+)\1\)""")
# A string is kept as it is, a comment becomes a space, spaces shrink to one.
TOKEN = re.compile(r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|\s+""", re.DOTALL)
STRING_OR_EDGE = re.compile(r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')| *;? *(?P<edge>[{};,]) *""")


def flatten(name: str, read: Callable[[str], str]) -> str:
    """The text of a style sheet with every local @import replaced by what it names, in its layer and media."""
    folder = posixpath.dirname(name)

    def inline(match: re.Match) -> str:
        if re.match(r"[a-z]+:|/", match["url"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, match["url"]))
        text = rebase(flatten(target, read), posixpath.dirname(target), folder)
        if match["layer"]:
            text = f"@layer {match['layer']}{{{text}}}"
        if match["media"].strip():
            text = f"@media {match['media'].strip()}{{{text}}}"
        return text

    return IMPORT.sub(inline, read(name))


def rebase(text: str, source: str, target: str) -> str:
    """The same style sheet moved from one folder to another: its relative addresses follow."""

    def move(match: re.Match) -> str:
        return f'url("{posixpath.relpath(posixpath.join(source, match["url"]), target or ".")}")'

    return URL.sub(move, text)


def squeeze(text: str) -> str:
    """The same rules without comments, line breaks and spaces at the edge of blocks and declarations."""
    text = TOKEN.sub(lambda match: match["string"] or " ", text)
    return STRING_OR_EDGE.sub(lambda match: match["string"] or match["edge"], text).strip()
