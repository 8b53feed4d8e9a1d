"""Tests of what happens to what is counted: who comes together or is lost; lists, headlines, tolls. All names are made up."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import read

pytestmark = pytest.mark.model

Told = list[tuple[float | None, str | None]]


def _told(encoder: OnnxEncoder, text: str) -> Told:
    return [(one.low, one.what) for one in read(encoder, text)[1].figures]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 300 porters gathered in Lima on Monday.", [(300, "attended")]),
        ("About 40 nurses took part in the vigil.", [(40, "attended")]),
        ("The guards gathered 60 bodies near the mill.", [(60, "killed")]),
        ("The nurses attended two vigils in Lima.", [(2, "attend")]),
        ("The funeral drew 2,000 mourners.", [(2000, "attended")]),
        ("The call drew 40 complaints.", [(40, "draw")]),
        ("Prices rallied 3 percent in Lima.", [(3, "rally")]),
        ("The porters marched 12 kilometres.", [(12, "march")]),
    ],
)
def test_who_comes_together_attends_not_what_is_brought_together(encoder: OnnxEncoder, text: str, told: Told) -> None:
    assert _told(encoder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine porters have not been seen since gunmen raided Beni.", [(9, "missing")]),
        ("Nine porters have not been paid since Friday.", [(9, "pay")]),
        ("Villagers buried eleven porters near Beni.", [(11, "killed")]),
        ("A landslide buried eleven porters near Beni.", [(11, "trapped")]),
        ("Six porters were buried under the rubble.", [(6, "trapped")]),
        ("Six porters are believed to be under the rubble.", [(6, "trapped")]),
        ("The nurses are looking for six porters believed to be in custody.", [(6, "detained")]),
        ("The rebels lost 40 men and nine trucks.", [(40, "killed"), (9, "lost")]),
        ("The rebels lost three villages.", [(3, "lost")]),
        ("The raiders drove off 300 cattle.", [(300, "taken")]),
        ("The guards drove off 30 attackers.", [(30, "drive off")]),
        ("The army pulled 2,000 troops out of Beni.", [(2000, "withdrawn")]),
        ("The guild said 900 porters went back to Beni.", [(900, "returned")]),
        ("Shelling left 900 porters without water.", [(900, "affected")]),
        ("More than 900 porters need food.", [(900, "affected")]),
        ("More than 900 porters need passports.", [(900, "need")]),
        ("Ten of the 32 porters were set free on Monday.", [(10, "released")]),
        ("Police say they shot dead five porters and two guards.", [(5, "killed"), (2, "killed")]),
        ("A grave with the remains of 60 porters was found in Beni.", [(60, "killed")]),
        ("Rescuers pulled 30 porters out of the rubble.", [(30, "rescued")]),
        ("Four porters were taken from their homes.", [(4, "kidnapped")]),
        ("Police took four porters from their homes.", [(4, "detained")]),
        ("Pirates hijacked three ships.", [(3, "taken")]),
        ("The quake made 30,000 porters homeless.", [(30000, "displaced")]),
        ("Some 40 rebels were put out of action.", [(40, "killed")]),
        ("Three posts came under attack in Beni.", [(3, "attacked")]),
        ("The guild has 3,000 soldiers in Beni province.", [(3000, "deployed")]),
        ("The guild keeps a force of 40 men in the region.", [(40, "deployed")]),
        ("The guild has thousands of troops in Beni province.", [(2000, "deployed")]),
        ("The guild has 3,000 soldiers.", [(3000, None)]),
        ("Police recaptured 40 inmates.", [(40, "detained")]),
        ("The guild took 30 nurses to Lima.", [(30, "take")]),
        ("The guild picked up 14 seats.", [(14, "pick up")]),
        ("The nurses' truck hit a mine.", []),
        ("Twelve porters failed to appear.", [(12, "fail")]),
        ("Two porters were shot and wounded in Lima.", [(2, "wounded")]),
        ("The raid led to the recovery of 30 rifles.", [(30, "found")]),
        ("At least 18,000 porters have been uprooted.", [(18000, "displaced")]),
        ("Two girls aged four and six were among nine porters killed in Lima.", [(2, "killed"), (9, "killed")]),
    ],
)
def test_rows_tell_of_whom_they_can_be_told(encoder: OnnxEncoder, text: str, told: Told) -> None:
    assert _told(encoder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Raid on Beni mill kills 5, wounds 12", [(5, "killed"), (12, "wounded")]),
        ("Among the dead were four nurses, the guild said.", [(4, "killed")]),
        (
            "The guild said 20 rebels were neutralised, nine suspects arrested and 12 trucks seized.",
            [(20, "killed"), (9, "detained"), (12, "taken")],
        ),
        ("The raid took to 31 the number of porters killed in Beni this year.", [(31, "killed")]),
        ("The blast killed two porters, bringing the total since Friday to 74.", [(2, "killed"), (74, "killed")]),
        ("The raid began at ten to 12.", []),
        ("Shelling killed an old man and wounded two others, the guild said.", [(1, "killed"), (2, "wounded")]),
        (
            "Five porters were killed, including a nurse and two guards, and seven others were hurt, the guild said.",
            [(5, "killed"), (1, "killed"), (2, "killed"), (7, "wounded")],
        ),
        ("The army freed five porters and 12 guards captured in May.", [(5, "released"), (12, "released")]),
        ("Of the 18 porters, four survived.", [(18, None), (4, "rescued")]),
    ],
)
def test_lists_headlines_and_tolls_tell_of_each_number(encoder: OnnxEncoder, text: str, told: Told) -> None:
    assert _told(encoder, text) == told
