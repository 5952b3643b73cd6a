"""Takes the field table `outlets` (CSV, or a sheet of that name). Gives Outlet statements: what an outlet is, and its grade.

Gives for each outlet its kind, who controls it, the best grade that a page of it may have, and the reason.
Never raises the grade of a page: a row that was graded worse keeps its grade.
"""
