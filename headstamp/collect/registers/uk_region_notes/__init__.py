"""Takes the British list of footnotes to destinations. Gives Licences' conditions for a whole region.

Gives the words as they stand: embargoes in force, exemptions from them, how applications were judged.
Never an embargo: what these words say of one is not read out of them.
"""
