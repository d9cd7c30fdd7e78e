"""The synthetic batches of a store."""

from data.accepted import Batch
from data.store import Store


def withdraw_samples(store: Store) -> list[Batch]:
    """Take out all synthetic figures and return their batches; published ones stay."""
    return [store.withdraw(batch.id) for batch in store.batches() if batch.is_live and batch.is_sample]
