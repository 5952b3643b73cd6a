"""Takes the items of a holder. Gives the catalogue of their types, on the tree of classes, families and models.

Gives how many types there are, at least and at most.
Never counts a likeness as a type.
"""
