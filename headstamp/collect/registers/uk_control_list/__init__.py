"""Takes the British list of control-list ratings. Gives Categories: codes with their titles in words.

Gives whether a code is military or dual-use.
Never a class of weapon: one rating holds many kinds of goods.
"""
