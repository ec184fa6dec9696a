"""What people say of themselves is news only where a speaker is named."""

import pytest


@pytest.mark.parametrize(
    "text",
    ["I refused to go there.", "We offer help to women.", "Thank you for coming.", "A neighbour helped me."],
)
def test_talk_is_no_event(code, text) -> None:
    assert code("en", text).mentions == ()


def test_a_named_speaker_is_meant_by_i(code) -> None:
    [mention] = code("en", '"I strongly reject the plan," the minister said.').mentions
    assert mention.plover_type == "REJECT"
    assert mention.attributed_to is not None
