"""Records -> one format a file; each module has ``write(pairs, stream)`` over an iterator of (Article, Record)."""
