"""Takes SIPRI's tables of trend-indicator values, a column for each year.

Gives one record a row: values of one state, of two, or of a region and a state, by year.
Never takes a value for money, nor a total or a percentage for a row of its own.
"""
