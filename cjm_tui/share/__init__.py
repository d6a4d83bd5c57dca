"""How a workshop leaves the program: renderings, files, the clipboard."""
