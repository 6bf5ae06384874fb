"""Public forms as a person without scripts fills them in."""

import re

from django.core import signing

from cms.core import form_tokens, proof


def token_in(response):
    """The token of the form of a page."""
    return re.search(r'name="token" value="([^"]+)"', response.content.decode())[1]


def answer_to(token):
    """The right answer to a token's question."""
    return proof.QUESTIONS[signing.loads(token, salt=form_tokens.SALT)[2]][1]


def as_a_person(client, url):
    """What a person adds to the answers: the token of the page, and the answer to its question."""
    token = token_in(client.get(url))
    return {"token": token, "answer": answer_to(token)}


def send(client, url, data, **extra):
    """Open the form, then send these answers as a person would."""
    return client.post(url, as_a_person(client, url) | data, **extra)
