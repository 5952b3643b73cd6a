"""Takes the EU's list of exports to missions of the United Nations and others. Gives Transfers with the mission as end user.

Gives the exporting state, the place of the mission, its name and the goods.
Never a supply to the state in which the mission stands.
"""
