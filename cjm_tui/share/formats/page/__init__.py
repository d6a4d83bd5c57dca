"""The page of a map: its parts, its style and its script."""
