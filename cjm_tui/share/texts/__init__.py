"""What is copied as text: messages for a chat, and texts for tables, outlines and editors."""
