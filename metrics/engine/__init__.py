"""From a question to its frame: what is read, how it is folded, what stands beside a number."""
