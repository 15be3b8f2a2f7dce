"""What there is to practise: reads exercises/ and solutions/ into frozen, typed objects.

Imports neither Textual nor any numerical library, so that listing the catalogue takes milliseconds.
"""

from workbench.catalog.load import load_catalogue
from workbench.catalog.model import Catalogue, Exercise, Kind, Level, Limits, Source, Track

__all__ = ["Catalogue", "Exercise", "Kind", "Level", "Limits", "Source", "Track", "load_catalogue"]
