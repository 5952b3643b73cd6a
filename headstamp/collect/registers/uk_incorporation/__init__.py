"""Takes the British list of ultimate destinations of 2026. Gives Licences, each with one state more.

Gives where goods were to go that were licensed to be built into others, under the licence numbers of this release.
Never a value, a recipient, or a row of the list of 2015, which numbers licences in another way.
"""
