"""How joining a report to the ledger grows with the record: `python -m benchmarks.ledger [--sizes N ...] [--years N]`.

The claims are those of the shipped examples, read once and varied: every copy of the thirteen reports has its own towns and
speakers (their names and stems are numbered) and its own days, spread evenly over N years (default 10), and is of one of 50
wars, each with countries and parties of its own; figures are one to nine times as high, and a third of the words, another one
in each copy, is of that copy alone. Other words stay, so that copies of near weeks look like each other and are compared.

For each size the record is built from nothing, then a further report of about 20 claims is joined, 30 times. Printed: time to
build, per claim; median and 95th percentile of joining one report; peak memory of the process. One core.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from counterclaim.ids import hash_parts
from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.statements import Happening, Quantity, Statement, Where
from counterclaim.options import Options
from counterclaim.pipeline import open_encoder, read_report

EXAMPLES = Path(__file__).parents[1] / "examples"
_ROUNDS = 30
_DAYS = 365
_WARS = 50
_FACTORS = 9
_OWN_WORDS = "01234"
"""First hexadecimal digits of the hash of a word that is changed: five of sixteen."""


def real_statements() -> list[tuple[Statement, ...]]:
    """Return the statements of the shipped examples by report."""
    encoder = open_encoder(Options())
    found = []
    for path in sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")]):
        report, reading = read_report(path.read_bytes(), name=path.name, encoder=encoder)
        found.append(statements_of(report, reading))
    return found


def varied(statements: Sequence[Statement], number: int, days: int) -> tuple[Statement, ...]:
    """Return a copy of a report's statements with names of its own, so many days later."""

    war, factor = number % _WARS, 1 + number % _FACTORS

    def where(place: Where) -> Where:
        return replace(
            place,
            name=f"{place.name} {number}",
            id=None if place.id is None else place.id * 100_000 + number,
            country=None if place.country is None else f"{place.country}{war}",
        )

    def quantity(figure: Quantity) -> Quantity:
        low, high = (None if bound is None else bound * factor for bound in (figure.low, figure.high))
        return replace(figure, low=low, high=high, of=of_war(figure.of), by=of_war(figure.by))

    def happening(event: Happening) -> Happening:
        who, to_whom = (frozenset(f"{party} {war}" for party in side) for side in (event.who, event.to_whom))
        return replace(event, who=who, to_whom=to_whom)

    def of_war(party: str | None) -> str | None:
        return None if party is None else f"{party} {war}"

    def one(statement: Statement) -> Statement:
        names = {stem: f"{stem}{number}" for stem in statement.names}
        own = {stem: f"{stem}{number}" for stem in statement.stems if hash_parts(stem, number)[0] in _OWN_WORDS} | names
        return replace(
            statement,
            claim=hash_parts(statement.claim, number),
            report=hash_parts(statement.report, number),
            day=None if statement.day is None else statement.day + days,
            published=(statement.published or 738_000) + days,
            party=of_war(statement.party),
            parties=frozenset(f"{party} {war}" for party in statement.parties),
            quantities=tuple(map(quantity, statement.quantities)),
            events=tuple(map(happening, statement.events)),
            speakers=tuple(f"{name} {number}" for name in statement.speakers),
            stems=frozenset(own.get(stem, stem) for stem in statement.stems),
            names=frozenset(names.values()),
            places=tuple(map(where, statement.places)),
            focus=tuple(map(where, statement.focus)),
        )

    return tuple(one(statement) for statement in statements)


def copies(real: Sequence[tuple[Statement, ...]], size: int, years: int) -> Iterator[tuple[Statement, ...]]:
    """Yield reports until they hold so many claims, in a fixed random order of days."""
    per_round = sum(map(len, real))
    rounds = -(-size // per_round)
    days = [number * years * _DAYS // max(1, rounds) for number in range(rounds)]
    random.Random(7).shuffle(days)
    made = 0
    for number, shift in enumerate(days):
        for report in real:
            if made >= size:
                return
            made += len(report)
            yield varied(report, number, shift)


def main() -> None:
    """Print the figures of each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--years", type=int, default=10)
    options = parser.parse_args()
    real = real_statements()
    for size in options.sizes:
        ledger, claims, start = Ledger(), 0, time.perf_counter()
        for report in copies(real, size, options.years):
            ledger.add(report[0].report, report)
            claims += len(report)
        built = time.perf_counter() - start
        joins = []
        for number in range(_ROUNDS):
            further = varied(real[number % len(real)], 90_000 + number, number * options.years * _DAYS // _ROUNDS)
            start = time.perf_counter()
            ledger.add(further[0].report, further)
            joins.append(1000 * (time.perf_counter() - start))
        joins.sort()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        slow = joins[int(0.95 * (_ROUNDS - 1))]
        built_in = f"built in {built:8.1f} s ({1000 * built / claims:.2f} ms a claim), {len(ledger.links):,} links"
        one = f"one report: median {statistics.median(joins):.1f} ms, 95 % {slow:.1f} ms"
        print(f"{claims:>9,} claims  {built_in}  {one}  {memory:,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
