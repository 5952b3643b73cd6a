"""Takes the list of links between firms and weapons, or between firms.

Gives one link a row: from whom, to what, of which sort, and the page that says so.
Never a transfer: a brand inside a weapon says nothing of who sent it.
"""
