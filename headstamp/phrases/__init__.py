"""Takes answers, or parts of them.

Gives them in words, the same on the terminal and on the page.
Never computes what it says, and never reads a case.
"""
