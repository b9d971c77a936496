"""Who learns from whom: exact, by rules, and explained. Neither age nor gender is known here; chance only breaks ties.

Rule-based, explained, decided by people: profiling for HR would need an impact assessment, and age is a ground of
discrimination (`domain.md`, Law and ethics in France and the EU).

`sides` reads what people said, `score` gives points, `assign` solves, `reasons` and `notes` explain, `ways` says what
would help who found nobody, and `wave` puts them together. NumPy and SciPy are loaded where a match runs, not before.
"""
