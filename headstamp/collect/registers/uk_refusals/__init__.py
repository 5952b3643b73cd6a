"""Takes the British list of criteria quoted for refusals. Gives Licences, each with one criterion more.

Gives why a licence was refused: one refusal may quote several criteria.
Never a count of refusals by rows: refusals are counted by licence, criteria by record.
"""
