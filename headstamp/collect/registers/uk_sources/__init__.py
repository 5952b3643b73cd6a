"""Takes the British list of source countries of 2015. Gives Licences, each with one state more.

Gives the states from which goods come that a licence covers: goods in transit, or traded elsewhere.
Never a supplier: the list says nothing of value or delivery.
"""
