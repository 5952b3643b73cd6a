"""Takes nothing: the files of the case iraq-2014 whose terms bar commercial use, with their notice.

Gives them as package data, which Headstamp finds by the name of this package.
Never holds a file that may be used freely: those are in Headstamp itself.
"""
