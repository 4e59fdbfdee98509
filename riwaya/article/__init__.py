"""bytes -> Article: files of several formats and encodings become articles, or problems that say what to do."""
