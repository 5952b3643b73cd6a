"""Takes the field table `diversions` (CSV, or a sheet of that name). Gives Custody statements of the sources that it cites.

Gives each cell as its cited source said it.
Never reads one role or stage as another.
"""
