"""The rules of counting, read a second time: an oracle in plain Python, random stores, laws and named faults.

Written from the rules themselves, never from `metrics/engine`: what both say is believed, what they say differently
is argued. `rules.py` is the oracle, `stores.py` makes the stores, `asking.py` compares them with the product.
"""
