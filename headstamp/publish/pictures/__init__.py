"""Takes counts and names that were concluded elsewhere.

Gives pictures as SVG text: a map, a flow, supply by decade, bars; same data, same bytes.
Never reads a case, a clock or the network, and never draws a picture with fewer than two marks.
"""

from headstamp.publish.pictures.bars import Bar, bars
from headstamp.publish.pictures.decades import Decade, decades
from headstamp.publish.pictures.flow import flow
from headstamp.publish.pictures.flow_layout import Link, Node
from headstamp.publish.pictures.map_makers import StateMark
from headstamp.publish.pictures.map_places import PlaceMark
from headstamp.publish.pictures.svg import TooFewMarks, words_of
from headstamp.publish.pictures.theme import NARROW, WIDE
from headstamp.publish.pictures.world_map import world_map

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "Decade",
    "Link",
    "Node",
    "PlaceMark",
    "StateMark",
    "TooFewMarks",
    "bars",
    "decades",
    "flow",
    "words_of",
    "world_map",
]
