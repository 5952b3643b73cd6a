"""Takes the tables of a case: documented items, supply, events, and the candidate states of each item.

Gives findings: bounds with witnesses that a reader can check by hand, suppliers, types and routes.
Never guesses, and never prints as a bound what has not been proved.
"""
