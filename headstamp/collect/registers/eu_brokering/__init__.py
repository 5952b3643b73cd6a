"""Takes the EU's list of brokering licences. Gives Transfers, licensed or refused, with the broker's state.

Gives what a state allowed a broker to arrange between two others.
Never a supply: a licence is no delivery, and a broker no supplier.
"""
