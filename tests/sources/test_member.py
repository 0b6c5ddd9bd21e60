"""The places of JSON values are exact."""

import json

from hypothesis import given
from hypothesis import strategies as st

from promptlint.sources.member import elements, members

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
INDENTS = st.sampled_from([None, 0, 1, 4, "\t"])


@given(st.dictionaries(st.text(), VALUES), INDENTS)
def test_members_stand_where_they_are_said_to(table, indent):
    """Cut out of the text, each member is the JSON of its value."""
    text = json.dumps(table, indent=indent)

    found = list(members(text, 0))

    assert {member.key: member.value for member in found} == table
    assert all(json.loads(text[member.start : member.end]) == member.value for member in found)


@given(st.lists(VALUES), INDENTS)
def test_elements_stand_where_they_are_said_to(values, indent):
    """Cut out of the text, each element is the JSON of its value."""
    text = " " + json.dumps(values, indent=indent)

    found = list(elements(text, 1))

    assert [element.value for element in found] == values
    assert [json.loads(text[element.start : element.end]) for element in found] == values
