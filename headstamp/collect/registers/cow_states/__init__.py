"""Takes the list of states after Correlates of War. Gives State statements, one witness among several.

Gives code, name, first and last day; 9999-12-31 is open.
Never overrides the case's own table of states.
"""
