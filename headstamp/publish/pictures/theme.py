"""Colours, sizes and the two widths of every picture.

Every colour of text stands out from its ground by at least 4.5 to 1 (WCAG 2.2, AA), and every colour that
says something says it by pattern, outline or words too. Blue and orange keep apart for colour-blind readers
and in grey.
"""

WIDE = 960  # px: a desktop screen, and print
NARROW = 380  # px: a phone; the same type size, another layout

FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"
TEXT = 13.0  # px
SMALL = 11.5  # px, the least that is drawn

PAPER = "#ffffff"
INK = "#1c2733"
MUTED = "#566270"
RULE = "#c9d0d6"
PALE = "#eef2f5"

SEA = "#f3f6f8"
LAND = "#dfddd6"
BORDER = "#ffffff"

SURE = "#2a5f8f"  # certain, the low end of a range
MADE = "#78a4cb"  # the same on a map, where names are written on it
POSSIBLE = "#d3e2ee"  # ground of the hatching for what is only possible
VANISHED = "#0e2233"  # lines across the land of a state that is no more
PLACE = "#d9662b"
PLACE_EDGE = "#8a3510"
BACK = "#9a3f86"  # a link that runs back
