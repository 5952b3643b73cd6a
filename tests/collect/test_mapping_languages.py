"""What the everyday words in the heads of tables are taken for, in each language of the vocabulary, and what they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from headstamp.collect.mapping.guess import guess_mapping
from tests.collect.reading import written

SAID = ["supplier", "recipient", "order_date", "contracted.quantity", "date", "delivered.quantity", "designation", "comments"]
ROWS = """France;Iraq;1998;24;2001;12;Mirage F1;ok then
Syria;Libya;1999;3;2002;3;T-72 tank;second
Poland;Chad;2000;7;2004;5;AK-47 rifle;third
"""
HEADERS = (
    "Lieferland;Empfängerland;Jahr der Bestellung;Bestellte Menge;Geliefert im Jahr;Gelieferte Menge;Waffensystem;Bemerkungen",
    "Lieferant;Empfänger;Bestellt am;Anzahl bestellt;Geliefert am;Anzahl geliefert;Bezeichnung;Anmerkung",
    "Lieferstaat;Empfängerstaat;Bestellt;Anzahl bestellt;Geliefert;Stück geliefert;Typ/Modell;Kommentar",
    "Pays fournisseur;Pays destinataire;Commandé en;Nombre commandé;Livré en;Nombre livré;Désignation;Observations",
    "Fournisseur;Destinataire;Année de commande;Quantité commandée;Année de livraison;Quantité livrée;Modèle;Commentaires",
    "País proveedor;País receptor;Año del pedido;Cantidad pedida;Año de entrega;Cantidad entregada;Designación;Comentarios",
    "Fornitore;Destinatario;Anno di ordine;Quantità ordinata;Consegnato nel;Quantità consegnata;Denominazione;Osservazioni",
    "País fornecedor;Destinatário;Ano da encomenda;Quantidade encomendada;Ano de entrega;Quantidade entregue;Modelo;Observações",
    "Leverancier;Ontvanger;Besteld in;Aantal besteld;Leverjaar;Aantal geleverd;Benaming;Opmerkingen",
    "Поставщик;Получатель;Год заказа;Заказанное количество;Год поставки;Поставленное количество;Наименование;Примечание",
    "Dostawca;Odbiorca;Rok zamówienia;Liczba zamówionych;Rok dostawy;Liczba dostarczonych;Oznaczenie;Uwagi",
    "DOSTAWCA;ODBIORCA;DATA ZAMOWIENIA;ILOSC ZAMOWIONA;DATA DOSTAWY;ILOSC DOSTARCZONA;MODEL;UWAGI",
    "Постачальник;Одержувач;Рік замовлення;Кількість замовлено;Рік поставки;Кількість поставлено;Назва зброї;Примітки",
    "Tedarikçi ülke;Alıcı ülke;Sipariş yılı;Sipariş adedi;Teslim yılı;Teslim miktarı;Silah adı;Açıklamalar",
    "SATICI;ALICI;SİPARİŞ TARİHİ;SİPARİŞ MİKTARI;TESLİM TARİHİ;TESLİM EDİLEN MİKTAR;SİLAH ADI;NOTLAR",
    "الدولة الموردة;الدولة المستوردة;سنة الطلب;الكمية المطلوبة;سنة التسليم;الكمية المسلمة;الطراز;ملاحظات",
    "供应国;接收国;订购年份;订购数量;交付年份;交付数量;武器型号;备注",
    "Leverantör;Mottagare;Beställningsår;Antal beställda;Leveransår;Antal levererade;Beteckning;Anmärkningar",
    "Dodavatel;Příjemce;Rok objednávky;Objednané množství;Rok dodání;Dodané množství;Označení;Poznámky",
    "Supplying state;Recipient state;Ordered in;Units ordered;Delivered in;Units delivered;Weapon;Remarks",
    "Supplier;Recipient;Ordered;No. ordered;Delivered;No. delivered;Weapon designation;Notes",
)
"""Invented headers of one and the same table, parted by semicolons."""
NOTHING = (
    "Année de fabrication", "Baujahr", "Jahr der Herstellung", "Year of manufacture", "Рік виробництва", "Rok produkcji",
    "Üretim yılı", "Date of birth", "Gültig bis (Datum)", "Expiry date", "Date d'expiration", "Год выпуска", "生产年份",
    "Jahr der Gründung", "year of commissioning", "Planned delivery year", "Voraussichtliches Lieferjahr", "Order number",
    "Bestellnummer", "Numéro de commande", "Número de pedido", "Numer zamówienia", "Номер заказа", "Sipariş numarası",
    "رقم الطلب", "订单号", "Vertragsnummer", "Commande", "Commandes", "Pedido", "Ordre", "Livraison n°", "Bestellstatus", "Livres",
    "Dostawa", "Order/delivery year", "Jahr der Bestellung/Lieferung", "Année de commande ou de livraison", "المصدر",
    "Unit price", "Prix unitaire", "Unit price (USD)", "Stückpreis (EUR)", "Cena jednostkowa", "Вартість за одиницю",
)  # fmt: skip
"""Names of columns that are neither the day of a transfer or an order nor its number or value, or that leave open which."""


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header.split(";")[0])
def test_the_columns_of_a_table_of_transfers_are_known(tmp_path: Path, header: str) -> None:
    mapping = guess_mapping(written(tmp_path / "t.csv", f"{header}\n{ROWS}"))
    assert dict(zip(header.split(";"), [one.property for one in mapping.columns], strict=True)) == dict(
        zip(header.split(";"), SAID, strict=True)
    )


@pytest.mark.parametrize("name", NOTHING)
def test_a_name_that_says_something_else_is_taken_for_nothing(tmp_path: Path, name: str) -> None:
    """A wrong guess is worse than none: the cells are years, which a date, a quantity and a sum of money could be."""
    rows = "\n".join(("France;Iraq;1998", "Syria;Libya;1999", "Poland;Chad;2003", "Italy;Mali;2004"))
    mapping = guess_mapping(written(tmp_path / "t.csv", f"Supplier;Recipient;{name}\n{rows}\n"))
    assert [one.property for one in mapping.columns] == ["supplier", "recipient", ""]


@pytest.mark.parametrize(("name", "cells", "said"), [
    ("Bestellt", ("12", "30", "6"), "contracted.quantity"), ("Bestellt", ("1998", "2001", "2003"), "order_date"),
    ("Delivered", ("12", "30", "6"), "delivered.quantity"), ("Delivered", ("1998", "2001", "2003"), "date"),
    ("Dostarczono", ("yes", "no", "no"), ""),
])  # fmt: skip
def test_a_word_for_a_day_or_a_number_is_what_its_cells_are(tmp_path: Path, name: str, cells: tuple[str, ...], said: str) -> None:
    rows = "".join(f"{pair};{cell}\n" for pair, cell in zip(("France;Iraq", "Syria;Libya", "Poland;Chad"), cells, strict=True))
    mapping = guess_mapping(written(tmp_path / "t.csv", f"Supplier;Recipient;{name}\n{rows}"))
    assert mapping.columns[2].property == said
