"""Written reports: one that is finished compared with the store, the templates of the office."""
