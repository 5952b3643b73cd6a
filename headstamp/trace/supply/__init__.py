"""Takes the transfers of a case, and a recipient or holder. Gives the states that supplied it: certain ones and those that may have.

Gives with each count what was searched, what is in doubt, and each supplier's rows; also supply by decade and embargoes.
Never adds up stages, registers or sources.
"""
