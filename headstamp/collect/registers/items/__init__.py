"""Takes the field table `items` (CSV, or a sheet of that name). Gives Item statements of the sources that it cites.

Gives each cell as its cited source said it.
Never reads one role or stage as another.
"""
