"""« Équipe »: who looks after a farm, invited by mail."""
