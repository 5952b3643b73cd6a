"""Takes the EU's counts of consultations on refused licences. Gives Indicators: by state that asked, by state concerned.

Gives how often a member state consulted others, or was consulted, and how often about which destination.
Never a transfer: a consultation says neither what was asked for nor how it ended.
"""
