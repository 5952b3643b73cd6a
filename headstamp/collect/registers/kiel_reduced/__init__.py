"""Takes a students' reduction of the Ukraine Support Tracker. Gives Transfers, pledged, without goods or numbers.

Gives who promised aid of which sort on which day, in the publisher's words.
Never a delivery, and never a sum: both were left out of the reduction, or are those of a whole tranche.
"""
