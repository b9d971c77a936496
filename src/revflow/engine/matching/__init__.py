"""Who learns from whom: exact, by rules, and explained. Neither age nor gender is known here; chance only breaks ties.

`sides` reads what people said, `score` gives points, `assign` solves, `reasons` and `notes` explain, `ways` says what
would help who found nobody, and `wave` puts them together. NumPy and SciPy are loaded where a match runs, not before.
"""
