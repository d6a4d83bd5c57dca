"""The one screen a workshop is run on."""
