"""Takes a table of marks that somebody read on a page: headstamps, proof marks, receiver marks.

Gives one reading of one mark a row: what it is said to stand for, and the words that say so.
Never more than the page says: a mark may serve several makers, and an owner's mark names no maker.
"""
