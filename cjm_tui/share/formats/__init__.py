"""What a workshop is written as when it becomes a file."""
