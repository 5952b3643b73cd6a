"""Takes the field table `places` (CSV, or a sheet of that name). Gives Place statements of the sources that it cites.

Gives each cell as its cited source said it.
Never reads one role or stage as another.
"""
