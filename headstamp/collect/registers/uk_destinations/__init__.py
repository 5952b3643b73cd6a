"""Takes the British list of ultimate destinations of 2015. Gives Licences, each with one state more.

Gives where goods were to go that were licensed to be built into others.
Never a value or a recipient: one licence has one value, however many destinations stand here.
"""
