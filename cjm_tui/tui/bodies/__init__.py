"""The bodies of the interface."""
