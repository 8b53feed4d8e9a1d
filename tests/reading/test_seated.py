"""An office with its seat before the name of its holder."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The dam is full, Deputy Commissioner, Pune, Asha Rao told reporters.", "Deputy Commissioner, Pune"),
        ("Four men died, Superintendent of Police, Multan, Omar Khan said.", "Superintendent of Police, Multan"),
        ("The gauge was lost in Mopti, Mali, Omar Sow said.", None),
    ],
)
def test_role_is_the_office_with_its_seat(encoder: OnnxEncoder, text: str, role: str | None) -> None:
    _, reading = read(encoder, text)
    speaker = reading.attributions[0].speakers[0].actor
    assert [actor.role for actor in reading.actors if actor.id == speaker] == [role]
