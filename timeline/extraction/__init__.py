"""Text in, event mentions out: pure functions that keep offsets into the stored text."""
