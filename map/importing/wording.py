"""French typography for what an agent reads of an import."""

import re

NBSP = "\u00a0"


def typeset(text):
    """The text with its no-break spaces: inside « » and before : ; ? !"""
    return re.sub(r" (?=»|[:;?!](?:\s|$))|(?<=«) ", NBSP, text)
