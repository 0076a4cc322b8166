"""Load the sample company by playing its story through the product's own actions."""

from doordesk.mechanisms.demo.actions.loading import load

__all__ = ("load",)
