"""A trial brought in another form is on every page as it is in the contract's.

That each form is read as the contract's study in every field is tested in tests/reading/layout;
here one of them goes through the pages themselves.
"""

import pytest

from lib.study.study import Study
from tests.support.layouts import LAYOUTS, expected
from tests.support.pages import PAGES, figures_of, opened, said, tables_of

pytestmark = pytest.mark.usefixtures("workbooks_in_process")


def exported() -> Study:
    """The trial from a registry's export."""
    study = LAYOUTS["registry export"]().examined().study
    assert study is not None
    return study


def test_every_page_of_a_registry_s_export_says_what_the_contract_s_says() -> None:
    for page in PAGES:
        own, right = (opened(page, study=study) for study in (exported(), expected()))
        assert said(own) == said(right) != []
        assert tables_of(own) == tables_of(right)
        assert figures_of(own) == figures_of(right)
        assert figures_of(own)
