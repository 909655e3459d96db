"""The version of the distribution, as it is installed."""

from importlib.metadata import version

__version__ = version("inquit")
