"""Takes the Dutch list of licences for dual-use goods. Gives Transfers, licensed, in the role dual_use, with the stated end use.

Gives what chemicals, valves or image intensifiers might go to whom, and what for, as the exporter says.
Never arms: no count of suppliers takes these rows, at any stage.
"""
