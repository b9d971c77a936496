"""Every test of the store's contract runs on both databases; `store` puts the cohort `spring` into it."""

import pytest

from revflow.store import open_store
from store.spring import plant


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_url(request):
    """Give the URL of a store with all tables and nothing in them."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def empty_store(store_url):
    """Give a store with all tables and nothing in them."""
    opened = open_store(store_url, patience=5)
    yield opened
    opened.close()


@pytest.fixture
def store(empty_store):
    """Give a store with the cohort `spring`: three people and seven journeys, no events."""
    plant(empty_store)
    return empty_store
