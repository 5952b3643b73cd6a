"""Takes the findings of a case. Gives reports: one folder a report, with its sections, its page and its style.

Gives pages that need no network and no script.
Never prints a number that is not a figure of a finding.
"""
