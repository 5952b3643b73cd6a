"""Takes nothing: these are the shapes of what Headstamp answers.

Gives one frozen, typed struct for each answer, one answer a module; ``--json``, the JSON Schemas and the reference page are made
from them. Gives the shapes of stored findings too, so that a finding is read back strictly.
Never computes an answer, and never puts one into words.
"""
