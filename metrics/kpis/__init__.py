"""The KPIs, one subject a file; found here by `metrics.registry`."""
