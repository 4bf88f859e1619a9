"""What templates may say and how: words and numbers for readers, quotes in context for curators."""
