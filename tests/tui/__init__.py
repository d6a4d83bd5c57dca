"""The screens and bodies."""
