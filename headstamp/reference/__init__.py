"""Takes nothing: one file here is one table that every case begins with, each row with its own source.

Gives the states with their names and dates, and the parties, as package data found through :mod:`importlib.resources`.
Never holds a fact without a source.
"""
