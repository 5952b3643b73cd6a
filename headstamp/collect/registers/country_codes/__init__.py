"""Takes the open table of country codes. Gives State statements: codes, names and region of present states.

Gives one state or territory a row.
Never overrides the case's own table of states, and knows no vanished state.
"""
