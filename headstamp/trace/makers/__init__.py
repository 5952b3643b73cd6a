"""Takes the items of a holder. Gives for each the states that can have made or supplied it, and bounds on how many there are.

Gives each bound with witnesses that a reader can check by hand.
Never lets a source below the threshold limit a bound.
"""
