"""Takes the Dutch list of licences for the export of military goods. Gives Transfers, licensed, with their value in euro.

Gives what may leave the Netherlands for whom, until when.
Never a delivery: a licence says what may go, for a year or more, and a renewed one says it again.
"""
