"""Takes the table by seller that SIPRI's old site gave, its lines ended by bare carriage returns.

Gives one record a buyer, seller and designation, with numbers delivered and no years.
Never takes an empty number for a nought, nor the sum at the end for a row.
"""
