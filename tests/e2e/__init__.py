"""The program as people start it: a process, its arguments, its streams."""
