"""What is folded or opened on a page: a wall that follows another window folds it alike."""

from __future__ import annotations


class Posing:
    """Nothing folds, unless a body says so."""

    @property
    def pose(self) -> str:
        """What is folded or opened, in as many letters as the body needs."""
        return ""

    def strike(self, pose: str) -> None:
        """Fold and open what the ``pose`` of another window's body of this kind says."""
        return
