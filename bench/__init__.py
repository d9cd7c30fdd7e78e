"""Measurements: ratios taken in one run, never timed tests. `python manage.py bench [NAME …]`."""
