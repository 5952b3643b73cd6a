"""Takes the United Nations' lists of who takes part in a treaty. Gives Treaty statements with the day of each act.

Gives signature, provisional application, and the day and manner in which each state was bound.
Never today's status: a list tells what had happened when it was made, and leaves withdrawals out.
"""
