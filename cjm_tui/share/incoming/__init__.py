"""How a map comes in: files of other programs, pasted lists, blocks of a chat."""
