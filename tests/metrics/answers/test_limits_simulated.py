"""What the limits flag where the truth is known: seeded simulations, the same as `python manage.py bench limits`."""
