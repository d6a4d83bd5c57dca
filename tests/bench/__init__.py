"""The budgets of speed and memory, printed as ratios: ``python -m tests.bench``."""
