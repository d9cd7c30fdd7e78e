"""Sources: one kind of table a module, declared at its end as `SOURCE`. `loaders/registry.py` finds them here."""
