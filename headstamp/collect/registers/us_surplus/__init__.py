"""Takes the lists of surplus that the United States Department of Defense gave to police, by county. Gives Transfers.

Gives what was shipped to which county on which day, in the Department's words.
Never the police force, which the lists do not name, and never a sum of money: nobody paid the price that stands in them.
"""
