"""« Développer un drive »: the form that a group fills in, and the desk where the service answers."""
