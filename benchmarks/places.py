"""How long the places of a report take to look up and tell apart: `python -m benchmarks.places [--rounds N]`.

Each shipped example is parsed once; then its toponyms are found and resolved N times in one process, the gazetteer mapped and
its hash checked before. The first round looks every name up in the tables, the later ones find them remembered. Times are those
of the processor: what else the machine does is not counted.
"""

import argparse
import statistics
import time
from pathlib import Path

from counterclaim.compiled import open_compiled
from counterclaim.gazetteer import _entry, find_entries
from counterclaim.parsing.encoder import OnnxEncoder, find_model
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.places.find import find_places
from counterclaim.reading.read import read_claims
from counterclaim.reading.scene import Scene
from counterclaim.sources import read_source

EXAMPLES = Path(__file__).parents[1] / "examples"


def main() -> None:
    """Print the median and the 95th percentile."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    start = time.process_time()
    open_compiled("gazetteer_names"), open_compiled("gazetteer_places")
    print(f"opened and checked in {1000 * (time.process_time() - start):.1f} ms")
    encoder = OnnxEncoder(find_model("full"))
    cold: list[float] = []
    warm: list[float] = []
    for path in sorted([*EXAMPLES.glob("*.txt"), *EXAMPLES.glob("*.html")]):
        report = read_source(path.read_bytes(), name=path.name)
        parse = parse_report(report, encoder)
        scene, parties = Scene(report, parse), read_claims(report, parse).parties
        for number in range(rounds):
            if number == 0:
                find_entries.cache_clear()
                _entry.cache_clear()
            start = time.process_time()
            find_places(scene, parties)
            (warm if number else cold).append(1000 * (time.process_time() - start))
    for name, times in (("first look-up", cold), ("remembered", warm)):
        ordered = sorted(times)
        slow = ordered[int(0.95 * (len(ordered) - 1))]
        print(f"{name}: median {statistics.median(ordered):.2f} ms, 95 % {slow:.2f} ms a report")


if __name__ == "__main__":
    main()
