"""Takes nothing: these are the words that every stage speaks.

Gives the four nouns, the kinds of thing, the vocabularies, the ids and the errors.
Never reads a file of a case, and imports no other package of Headstamp.
"""
