"""Takes the Ukraine Support Tracker, one row a promise of aid. Gives Transfers, pledged and delivered.

Gives what was promised beside what is known to have arrived, with the addresses that say so.
Never money: the sums of a row are those of a whole tranche, or the publisher's own estimates.
"""
