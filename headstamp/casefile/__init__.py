"""Takes sources, statements and judgements. Gives them back, whole, and lays them out as tables.

Gives a frozen Case over a folder: bytes by hash, one SQLite file for what people decide, Parquet for the rest.
Never decides anything, and never changes a source or a judgement once it is kept.
"""
