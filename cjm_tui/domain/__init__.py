"""What a workshop is and what may happen to it. Pure: no input, no output."""
