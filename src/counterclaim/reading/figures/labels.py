"""The labels of happenings as they fit what is counted: men are killed by what destroys things, distances are not found."""

import itertools
import re

from counterclaim.quantities import force_of
from counterclaim.reading.figures.counted import PEOPLE, Counted
from counterclaim.reading.figures.rows import Happening
from counterclaim.reading.figures.words import PLACED
from counterclaim.reading.tree import Tree

LENGTHS = frozenset({"km", "miles", "m", "feet", "nautical miles"})
OF_PEOPLE = frozenset({"killed", "wounded", "missing", "detained", "kidnapped", "displaced", "infected", "casualties"})
_OF_THINGS = frozenset({"supplied", "launched"})
"""What happens to things: who is "shot at close range" or "handed over" is not launched, supplied."""
_WITH = {"prisoners": "captured", "captives": "captured", "hostages": "kidnapped"}
"""What those are by their name whom somebody has with them: "fled with 12 hostages"."""
_LEAVING = frozenset("flee withdraw retreat escape leave disappear vanish drive".split())
_HELD = frozenset({"prisoners", "inmates", "detainees", "hostages", "convicts", "captives"})
_TOWARDS = frozenset({"to", "into", "across"})
_WARS = frozenset("war fighting violence conflict clash unrest attack shelling bombing bombardment offensive".split())
_UNDONE = frozenset({"shot down", "destroyed"})
_DEADLY = frozenset({"neutralise", "neutralize", "eliminate"})
_SEIZING = frozenset({"seize", "snatch", "grab"})
_DRIVING = frozenset({"drive", "carry", "take"})
_RETAKING = frozenset({"recapture", "retake"})
_HITTING = frozenset({"hit", "strike"})
_BURYING = frozenset(
    "landslide mudslide avalanche mud snow rubble debris ruins collapse earthquake quake blast explosion wreckage wreck water "
    "river sea lake well building house fire".split()
)
"""What buries people who may be alive, and what they are pulled out of."""
_DRAWING = frozenset({"draw", "attract"})
_HOMES = frozenset("home house flat apartment street village bed car bus school hospital tent camp mosque church".split())
_STATE = frozenset("police army soldier troop officer force security agent authority commando".split())
_SENT = frozenset(
    f"{PEOPLE} aircraft helicopters vehicles tanks ships boats drones missiles rockets bombers jets planes teams units troops "
    "forces battalions brigades companies divisions observers ambulances missions delegations letters messages".split()
)
"""What is sent to do something; other things are sent to be used."""
_FORCED = {"fall": ("killed", "harm"), "place": ("deployed", "send")}
"""What verbs tell of forces alone: "eight soldiers fell"."""
_LAND = frozenset({"settlements", "km2", "ha", "positions"})
_AREAS = frozenset(
    "settlements countries regions provinces districts states counties governorates oblasts municipalities departments cities "
    "areas locations sites places villages towns neighbourhoods neighborhoods communities fronts sectors directions".split()
)
"""Where things happen: what a verb tells happens in them, not to them."""
_WITHIN = frozenset({"in", "at", "across", "over", "throughout", "along", "near"})
_OFF = re.compile(
    r"(?:(?:north|south)?(?:-?(?:east|west))?|from|off|away|outside|inland|offshore)(?:ern|wards?)?$", re.IGNORECASE
)
_FLYING = frozenset("drones missiles rockets aircraft helicopters planes jets bombs shells weapons balloons".split())


class Labels:
    """Fits labels in one report."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def of_measure(self, told: Happening, counted: Counted) -> Happening | None:
        """Return what is told of a length, a sum or a share: what lies 8 km off was not found, a sum is not killed."""
        verb = self._tree.tokens[told.at]
        if told.label == "attended" and not self._come(counted.head, told.at):
            return _plain(told, verb.lemma)  # "shares rallied 3 percent", "marched 12 km"
        if counted.unit in LENGTHS and self._lies_off(counted.head, told.at):
            return None
        if counted.unit in LENGTHS and told.known and (verb.lemma in PLACED or self._is_off(counted.head)):
            lies = verb.upos == "VERB" or verb.lemma in PLACED
            return _plain(told, verb.lemma) if lies else None
        if counted.unit == "percent":
            return told
        if told.label == "rescued":
            return _plain(told, verb.lemma)  # "saves taxpayers 3 million"
        if verb.lemma == "send" and told.label == "deployed":
            return told._replace(label="supplied", sort="give")
        return None if told.label in OF_PEOPLE else told

    def of_counted(self, told: Happening, counted: Counted) -> Happening | None:
        """Return what is told of people or things, by the label that fits which of them it is."""
        verb = self._tree.tokens[told.at]
        if self._is_untold(told, counted):
            return None
        if self._is_plain(told, counted):
            return _plain(told, verb.lemma)
        people = counted.unit in (PEOPLE, None)
        if told.label == "kidnapped" and not people:
            return told._replace(label="taken", sort="gain")  # "hijacked three ships"
        if not told.known and (meant := _by_kind(told, counted, verb.lemma)) is not None:
            return meant
        if counted.unit == PEOPLE and (meant := self._of_people(told, counted)) is not None:
            return meant
        if told.label == "lost" and people and verb.lemma == "go":
            return told._replace(label="missing")  # "who went missing"
        if told.label == "captured" and counted.unit in _LAND:
            return told._replace(label="taken")
        if told.label == "deployed" and verb.lemma == "send" and counted.unit not in _SENT and not people:
            return told._replace(label="supplied", sort="give")
        if people and told.label in _OF_THINGS and verb.upos == "VERB":
            return _plain(told, self._with_particles(told.at))
        return told

    def _of_people(self, told: Happening, counted: Counted) -> Happening | None:
        """Return what is told of people alone: what destroys things kills men, who "seizes" men kidnaps them."""
        verb = self._tree.tokens[told.at]
        if verb.lemma in _LEAVING and self._cases(counted.head) == {"with"} and (taken := _WITH.get(counted.kind or "")):
            return told._replace(label=taken, sort="harm", known=True)
        if told.label in _UNDONE and verb.upos == "VERB":
            # Who "intercepted migrants" shot none down.
            dead = told.label == "destroyed" or verb.lemma in _DEADLY
            return told._replace(label="killed") if dead else _plain(told, verb.lemma)
        if told.label == "taken" and verb.lemma in _SEIZING:
            return told._replace(label="kidnapped")
        if told.label == "taken" and verb.lemma in _RETAKING:
            return told._replace(label="detained", sort="harm")  # "recaptured 40 inmates"
        if told.label == "taken" and verb.lemma == "take" and self._is_from_home(told.at):
            held = told.by is not None and self._tree.tokens[told.by].lemma in _STATE
            return told._replace(label="detained" if held else "kidnapped", sort="harm")
        if told.label == "taken" and verb.lemma in _DRIVING:
            return _plain(told, self._with_particles(told.at))  # "drove off 30 attackers"
        if told.label == "rescued" and verb.lemma == "pull" and not self._is_under(told.at):
            return told._replace(label="withdrawn", sort="send")  # "pulled 300 troops out of the province"
        if verb.lemma == "bury" and told.label == "killed" and self._is_under(told.at):
            return told._replace(label="trapped")
        return None

    def _is_from_home(self, verb: int) -> bool:
        """Tell whether people are taken from where they live or are safe: "four men were taken from their homes"."""
        tree = self._tree
        near = (i for i in tree.with_relation(verb, "obl") if tree.tokens[i].lemma in _HOMES)
        return any(tree.word(case).lower() == "from" for i in near for case in tree.with_relation(i, "case"))

    def _is_under(self, verb: int) -> bool:
        """Tell whether people are buried by what falls on them."""
        return any(self._tree.tokens[i].lemma in _BURYING for i in self._tree.with_relation(verb, "nsubj", "obl"))

    def _come(self, noun: int, verb: int) -> bool:
        """Tell whether those who are counted come together, not what they come to: "gathered 60 bodies"."""
        tree = self._tree
        others = [*tree.with_relation(verb, "obj", "obl")]
        if tree.tokens[verb].lemma in _DRAWING:
            return any(i == noun or noun in tree.below(i) for i in tree.with_relation(verb, "obj"))  # "drew 900 mourners"
        return tree.tokens[verb].upos != "VERB" or not any(i == noun or noun in tree.below(i) for i in others)

    def _is_untold(self, told: Happening, counted: Counted) -> bool:
        """Tell whether what happens happens to no things: "two explosions in a street where one man was injured".

        So with "survived three attempts" and "counted 12 bodies in two hospitals".
        """
        if counted.unit == PEOPLE:
            return False
        if counted.unit == "bombs" and self._tree.tokens[told.at].lemma in _HITTING:
            return True  # "their truck hit a mine"
        where = counted.unit is not None and self._is_where(counted.head)
        harmed = told.label in OF_PEOPLE and (where or counted.unit == "attacks")
        placed = not told.known and counted.unit in _AREAS and bool(self._cases(counted.head) & _WITHIN)
        return harmed or placed or (counted.unit is not None and self._tree.tokens[told.at].lemma == "survive")

    def _is_plain(self, told: Happening, counted: Counted) -> bool:
        """Tell whether a verb has no label of what is counted: "repelled four attacks", "500 prisoners escaped"."""
        unit = re.split(r"[\s-]", counted.unit or PEOPLE)[-1]
        grounded = told.label == "shot down" and unit not in _FLYING | {PEOPLE}
        escaped = self._tree.tokens[told.at].lemma == "escape"
        others = told.label == "attended" and (unit != PEOPLE or not self._come(counted.head, told.at))
        freed = escaped and (counted.kind in _HELD or not self._is_flight(told.at))
        return grounded or freed or others or counted.unit == "times"

    def _is_flight(self, verb: int) -> bool:
        """Tell whether who escapes leaves home: "escaped to Chad", "escaped the fighting", not "eleven managed to escape"."""
        beside = list(self._tree.with_relation(verb, "obj", "obl"))
        cases = {self._tree.word(i).lower() for child in beside for i in self._tree.with_relation(child, "case")}
        return bool(cases & _TOWARDS) or any(self._tree.tokens[child].lemma in _WARS for child in beside)

    def _is_where(self, noun: int) -> bool:
        """Tell whether a noun only says where something is."""
        return bool(self._cases(noun) & {"in", "at", "across"})

    def _cases(self, noun: int) -> set[str]:
        return {self._tree.word(i).lower() for i in self._tree.with_relation(noun, "case")}

    def _is_off(self, length: int) -> bool:
        """Tell whether a length says where something is: "22 km south of", "300 metres from"."""
        return length + 1 < len(self._tree.tokens) and _OFF.match(self._tree.word(length + 1)) is not None

    def _lies_off(self, length: int, verb: int) -> bool:
        """Tell whether a length says where a noun under the verb lies: "found near the town, 20 km south of the border"."""
        between = {self._tree.tokens[i].upos for i in itertools.takewhile(lambda i: i != verb, self._tree.above(length))}
        return bool(between & {"NOUN", "PROPN"}) or ("ADV" in between and self._tree.tokens[verb].lemma not in PLACED)

    def _with_particles(self, verb: int) -> str:
        return " ".join((self._tree.tokens[verb].lemma, *(self._tree.word(i).lower() for i in self.particles(verb))))

    def particles(self, verb: int) -> list[int]:
        return [i for i in self._tree.with_relation(verb, "compound:prt") if i == verb + 1]


def _by_kind(told: Happening, counted: Counted, verb: str) -> Happening | None:
    """Return what a kind of people tells by itself: detainees are detained, of forces "fell" is killed."""
    if (counted.kind or "").split()[-1:] == ["detainees"]:
        return told._replace(label="detained", sort="harm", known=True)  # "counted 1,503 detainees"
    if verb in _FORCED and force_of(counted.kind):
        label, sort = _FORCED[verb]
        return told._replace(label=label, sort=sort, known=True)
    return None


def _plain(told: Happening, label: str) -> Happening:
    """Return what is told by a verb that is no label here."""
    return told._replace(label=label, sort="other", known=False)
