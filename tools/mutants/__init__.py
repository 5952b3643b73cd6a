"""Takes the counting rules as they are. Gives copies with one small thing changed, and says which of them no test notices.

Never changes a file of the checkout: each mutant is a copy of the package in a folder of its own.
"""
