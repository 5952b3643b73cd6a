"""Takes the bytes of a packed file, a workbook, a web page or an RTF document.

Gives what is in it, as plain JSON or as files in one folder. A parser that is misled ends a process of its own.
Never opens a file beside its input and that folder, and takes neither more memory nor more time than its limits.
"""
