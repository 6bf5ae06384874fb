"""Writes the spreadsheets that a group of producers starts from: `python scripts/drive_templates.py`.

OpenDocument (ISO/IEC 26300) with formulas, and the same columns as CSV. Written by hand: three XML files in a zip,
the first of them stored uncompressed as the standard asks.
"""

import csv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

TARGET = Path(__file__).resolve().parent.parent / "home" / "demo" / "media" / "documents"
FORMULAS = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in {
        "office": "office",
        "table": "table",
        "text": "text",
        "manifest": "manifest",
    }.items()
)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same bytes each time."""


@dataclass(frozen=True)
class Formula:
    """A formula in OpenFormula, and its value for the rows as they are."""

    text: str
    value: float


@dataclass(frozen=True)
class Sheet:
    """A named table: its first row is headings."""

    name: str
    rows: list


def orders():
    """Prices, then one row an order line with its amount, then what each producer brings and earns."""
    catalogue = [
        ["Produit", "Producteur", "Unité", "Prix en euros", "Quantité disponible", "Quantité commandée", "Reste"],
        ["Carottes", "Ferme A (exemple)", "kg", 2.2, 40],
        ["Œufs", "Ferme B (exemple)", "boîte de 6", 2.1, 30],
        ["Poulet", "Ferme C (exemple)", "pièce", 16.5, 12],
    ]
    lines = [("Cliente 1 (exemple)", "Carottes", 2), ("Cliente 1 (exemple)", "Œufs", 1), ("Client 2", "Poulet", 1)]
    ordered = {product: sum(quantity for _, name, quantity in lines if name == product) for product in PRICES}
    for number, row in enumerate(catalogue[1:] + [[""] * 5 for _ in range(37)], start=2):
        total = ordered.get(row[0], 0)
        row.append(Formula(f"of:=SUMIF([$Commandes.B$2:.B$101];[.A{number}];[$Commandes.C$2:.C$101])", total))
        row.append(Formula(f"of:=[.E{number}]-[.F{number}]", (row[4] or 0) - total))
        if number > len(catalogue):
            catalogue.append(row)
    detail = [["Client", "Produit", "Quantité", "Prix en euros", "Montant en euros", "Payé (oui ou non)", "Retiré"]]
    for number in range(2, 102):
        client, product, quantity = lines[number - 2] if number - 2 < len(lines) else ("", "", "")
        price = PRICES.get(product, 0)
        detail.append([
            client, product, quantity,
            Formula(f'of:=IF([.B{number}]="";0;VLOOKUP([.B{number}];[$Produits.A$2:.D$41];4;0))', price),
            Formula(f"of:=[.C{number}]*[.D{number}]", (quantity or 0) * price),
            "", "",
        ])  # fmt: skip
    return [Sheet("Produits", catalogue), Sheet("Commandes", detail), Sheet("À reverser", _shares(lines))]


PRICES = {"Carottes": 2.2, "Œufs": 2.1, "Poulet": 16.5}
MAKERS = {"Carottes": "Ferme A (exemple)", "Œufs": "Ferme B (exemple)", "Poulet": "Ferme C (exemple)"}


def _shares(lines):
    rows = [["Producteur", "Ventes en euros", "Part du total"]]
    sold = dict.fromkeys(MAKERS.values(), 0.0)
    for _client, product, quantity in lines:
        sold[MAKERS[product]] += quantity * PRICES[product]
    total = sum(sold.values())
    for number, (maker, amount) in enumerate(sold.items(), start=2):
        of_maker = f"([$Produits.B$2:.B$41]=[.A{number}])*[$Produits.D$2:.D$41]*[$Produits.F$2:.F$41]"
        share = Formula(f"of:=IF([.B$12]=0;0;[.B{number}]/[.B$12])", amount / total)
        rows.append([maker, Formula(f"of:=SUMPRODUCT({of_maker})", amount), share])
    rows += [["", "", ""] for _ in range(11 - len(rows))]
    return [*rows, ["Total", Formula("of:=SUM([.B2:.B11])", total), ""]]


def producers():
    """Who is in the group, what each brings, and how many hours and euros each has agreed to."""
    head = [
        "Ferme", "Contact", "Téléphone", "Commune", "Famille de produits", "Produits", "Mois de production",
        "Heures par semaine", "Participation aux frais en euros", "Règle signée (oui ou non)",
    ]  # fmt: skip
    rows = [
        head,
        ["Ferme A (exemple)", "", "", "", "Légumes", "carottes, salades", "mars à novembre", 3, 60, "oui"],
        ["Ferme B (exemple)", "", "", "", "Œufs", "œufs", "toute l’année", 2, 60, "non"],
    ]
    rows += [[""] * len(head) for _ in range(20)]
    return [Sheet("Producteurs", [*rows, ["Total", *[""] * 6, Formula("of:=SUM([.H2:.H23])", 5), _costs(), ""]])]


def _costs():
    return Formula("of:=SUM([.I2:.I23])", 120)


def cell(value):
    """One cell as XML."""
    if isinstance(value, Formula):
        return (
            f'<table:table-cell table:formula={quoteattr(value.text)} office:value-type="float" '
            f'office:value="{round(value.value, 4)}"/>'
        )
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if value == "":
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def content(sheets):
    """`content.xml` of a spreadsheet."""
    tables = "".join(
        f"<table:table table:name={quoteattr(sheet.name)}>"
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in sheet.rows)
        + "</table:table>"
        for sheet in sheets
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} {FORMULAS} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def write_ods(path, sheets):
    """Write the sheets as an OpenDocument spreadsheet."""
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {NAMESPACES} manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {"mimetype": MIMETYPE, "content.xml": content(sheets), "META-INF/manifest.xml": manifest}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, EPOCH), text.encode(), kind)


def write_csv(path, rows):
    """Write headings and examples, without formulas: UTF-8 with BOM, semicolons."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for row in rows:
            if any(value != "" for value in row if not isinstance(value, Formula)):
                writer.writerow(map(_french, row))


def _french(value):
    number = round(value.value, 2) if isinstance(value, Formula) else value
    return str(number).replace(".", ",") if isinstance(number, float) else number


def main():
    """Write all four files."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, sheets in {"commandes-groupees": orders(), "producteurs-du-groupe": producers()}.items():
        write_ods(TARGET / f"{name}.ods", sheets)
        write_csv(TARGET / f"{name}.csv", (sheets[1] if len(sheets) > 1 else sheets[0]).rows)


if __name__ == "__main__":
    main()
