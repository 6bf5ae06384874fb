"""The drawn landscapes that stand for a place without a photo.

Keys in the order of the sheet of thumbs (`scripts/illustrations/render.py`), with the words an editor chooses them by.
"""

LANDSCAPES = [
    ("ducks", "Canards au pré"),
    ("garlic", "Champ d’ail"),
    ("geese", "Oies au pré"),
    ("hens", "Poules en plein air"),
    ("hives", "Ruches"),
    ("market-autumn", "Marché en automne"),
    ("market-summer", "Marché en été"),
    ("night", "Nuit"),
    ("ploughed", "Labours"),
    ("spring", "Collines au printemps"),
    ("sunflowers", "Tournesols"),
    ("vegetables", "Légumes au printemps"),
    ("vegetables-autumn", "Légumes en automne"),
    ("vines-autumn", "Vignes en automne"),
    ("vines-summer", "Vignes en été"),
    ("wheat", "Blé"),
    ("winter", "Hiver"),
]
