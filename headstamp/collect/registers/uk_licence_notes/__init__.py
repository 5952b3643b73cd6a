"""Takes the British list of footnotes to licences. Gives Licences with their end use or condition in words.

Gives the words as they stand, under the numbers of licence and cohort.
Never reads a destination, an end user or an approval out of the words.
"""
