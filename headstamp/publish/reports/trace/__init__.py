"""Takes findings of suppliers, bounds, types, routes, claims. Gives the report of a traced case.

Gives ``index.html`` and ``figures.json``; the same case and version give the same bytes.
Never draws a chart with fewer than two marks, and never prints a section's numbers if there are too few rows.
"""
