"""A table that everyone can read."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

EXAMPLE_TABLE = {
    "caption": "Quand acheter quoi",
    "columns": [{"type": "text", "heading": "Produit"}, {"type": "text", "heading": "Mois"}],
    "rows": [{"values": ["Ail violet", "Juillet à mars"]}, {"values": ["Canard gras", "Octobre à mars"]}],
}


class TableBlock(blocks.StructBlock):
    """Rows and columns whose headings are said aloud with each cell; the caption is its title."""

    table = TypedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Texte"), required=False, max_length=300)),
            ("number", blocks.DecimalBlock(label=_("Nombre"), required=False)),
            ("rich_text", blocks.RichTextBlock(label=_("Texte avec liens"), features=["bold", "italic", "link"])),
        ],
        label=_("Tableau"),
        help_text=_("Donnez un titre au tableau, puis à chaque colonne : ils sont lus à voix haute avec les cellules."),
    )
    row_headings = blocks.BooleanBlock(label=_("La première colonne nomme chaque ligne"), required=False, default=True)

    class Meta:
        icon = "table"
        label = _("Tableau")
        template = "blocks/table.html"
        description = _("Des lignes et des colonnes, avec un titre")

    def get_preview_value(self):
        table = self.child_blocks["table"].to_python(EXAMPLE_TABLE)
        return self.normalize({"table": table, "row_headings": True})
