"""Takes SIPRI's register at delivery level, as the site, its web service and the old site give it.

Gives one record a yearly delivery, with the number of the deal that it belongs to.
Never adds deliveries to orders: the order-level register is another one.
"""
