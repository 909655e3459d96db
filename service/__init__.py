"""inquit: who said each quotation of a news article."""

from importlib.metadata import version

__version__ = version("inquit")
