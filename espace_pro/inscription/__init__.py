"""« Je m’inscris sur la carte »: a few questions, step by step, until a draft waits for the service."""
