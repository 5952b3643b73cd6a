"""Takes candidate sets, as plain numbers and sets. Gives the smallest and the largest number of states that explain them, with a proof.

Gives the same answer on every machine.
Never reads a case, and knows nothing of weapons.
"""
