"""« Mes statistiques »: what visitors do with a page, by day, without knowing who they are."""
