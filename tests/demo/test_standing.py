"""The company that every other test of the demo shares stands where its story says, too."""

import pytest

from tests.demo.test_load import stands

pytestmark = pytest.mark.django_db


def test_company_stands_where_its_story_says_on_a_wednesday(company: None) -> None:
    stands()
