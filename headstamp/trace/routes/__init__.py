"""Takes the items of a holder and the accounts of losses. Gives by which routes items came to it, and from whom.

Gives accounts of losses as accounts, and the flows from maker to holder.
Never adds up accounts of losses.
"""
