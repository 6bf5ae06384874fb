"""The espace pro: what a producer does once signed in."""
