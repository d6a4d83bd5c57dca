"""The wall: a second window for the room, which follows the first and shows nothing private."""
