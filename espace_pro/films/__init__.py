"""« Ma vidéo »: from a farm's request to a film online, and back."""
