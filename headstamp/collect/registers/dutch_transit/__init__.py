"""Takes the Dutch list of arms in transit. Gives Transfers in the role transit.

Gives origin, destination, goods and quantity as notified.
Never a supplier: what passes through a port says where it came from last, not who supplied it.
"""
