"""« Ma fiche »: what the public sees of a farm, and forms that propose something else."""
