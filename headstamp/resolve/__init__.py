"""Takes the names that sources use. Gives the states, parties and models that they mean, each match explained.

Gives to a person (table ``review``) what no table decides; a standing judgement overrides a rule.
Never counts similarity: a name means what a row of the case's own tables says, or else what the package's lists of state
names say.
"""
