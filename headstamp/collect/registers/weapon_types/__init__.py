"""Takes SISO's list of weapon types. Gives names of models and the state of their design.

Gives one name a type.
Never a state of manufacture: a design is built in many states.
"""
