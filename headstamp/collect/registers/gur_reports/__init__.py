"""Takes the list of reports on weapons that were taken apart.

Gives one report a row: its title, its address, the weapon, how many parts it names.
Never counts a part: a report's number is a claim and stands beside what we count.
"""
