"""Predictions: a question whose numbers are drawn, and an answer that is a number, a shape or a choice.

Standard library only, so that the app may import it. What the learner types is read, never evaluated; what is run is
the author's problem.py, which may import `workbench.predict`, `math`, `random` and `itertools`.
"""

from workbench.predict.judging import Right, Wrong, judge
from workbench.predict.prediction import Answer, Prediction, PredictionError
from workbench.predict.problem import draw, load_problem

__all__ = ["Answer", "Prediction", "PredictionError", "Right", "Wrong", "draw", "judge", "load_problem"]
