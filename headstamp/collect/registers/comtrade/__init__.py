"""Takes UN Comtrade's reported trade in arms, in the classic mode. Gives Transfers, shipped, with their customs value.

Gives exports in the role supply; imports, the other side of the same flow, in a role of their own that no sum takes.
Never adds the two sides, a code and its parts, or goods that are no arms.
"""
