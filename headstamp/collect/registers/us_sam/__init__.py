"""Takes the Security Assistance Monitor's totals of United States arms sales. Gives Transfers of money, no goods.

Gives what was notified, authorised and delivered in a year, three stages side by side.
Never adds one stage to another, and never reads an empty cell as nought.
"""
