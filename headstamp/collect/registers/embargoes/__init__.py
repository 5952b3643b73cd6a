"""Takes lists of arms embargoes compiled from SIPRI's archive. Gives Embargo statements of unknown scope.

Gives target, days and founding document, and the issuer where the document's own words tell it.
Never says what an embargo forbade: its scope is unknown until a person has read the document.
"""
