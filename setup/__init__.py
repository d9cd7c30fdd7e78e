"""What manage.py does before there is an environment. Standard library only; imported after the version check."""
