"""How a demo account signs in, in a browser."""


def sign_in(page, name, password):
    """Sign in with a name and a password."""
    page.goto("/espace-pro/connexion/mot-de-passe/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_load_state()
