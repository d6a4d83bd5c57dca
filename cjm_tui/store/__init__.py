"""Where workshops are kept: a document, a journal and a lock in a folder each."""
