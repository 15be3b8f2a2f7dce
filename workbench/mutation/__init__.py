"""How well hidden checks tell right from nearly right: small changes of a reference solution, and what came of them.

Pure: texts and syntax trees in, values out. Nothing here grades; `dlwork verify --mutants` does.
"""
