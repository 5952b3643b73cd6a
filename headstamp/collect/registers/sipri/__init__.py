"""Takes SIPRI's trade register as saved from its site, or an excerpt. Gives Transfers, ordered and delivered.

Gives each order once: what was ordered, what was delivered, in which years.
Never takes a TIV for money, a supplier for a maker, or an order for a delivery.
"""
