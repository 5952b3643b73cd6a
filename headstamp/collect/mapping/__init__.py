"""Takes a table that no known register describes. Gives a mapping: which column says what, each with its reason.

Gives a ``register.yml`` that a person edits, and the register that such a file describes.
Never reads a table by a guess: what is guessed is shown, and read only when a person hands the mapping back.
"""
