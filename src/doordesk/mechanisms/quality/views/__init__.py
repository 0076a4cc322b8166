"""Pages of quality reviews."""
