"""Takes rows of states' reports to the UN Register of Conventional Arms, as published code gathers them from its pages.

Gives Transfers, shipped: exports in the role supply; imports, the other side of the same flow, in a role of their own.
Never adds the two sides, and reads no holdings.
"""
