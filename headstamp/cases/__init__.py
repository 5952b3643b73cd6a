"""Takes nothing: one folder here is one bundled case, its reviewed tables and its ``case.yml``.

Gives each case as package data, found by name through :mod:`importlib.resources`.
Never holds a file whose terms bar commercial use: such files live in a distribution of their own.
"""
