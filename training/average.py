"""Averages the weights of rounds: `python -m training.average third third fourth --out training/runs/average`.

Rounds that go on from each other lie in one basin; the mean of their weights is better than either (Wortsman et al. 2022,
"Model soups"). One named twice counts double. A head that one of them does not have in this shape is taken from the last.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from training.run import load_reader

RUNS = Path(__file__).parent / "runs"


def average(paths: list[Path]) -> dict[str, Tensor]:
    """Return the mean weights of checkpoints, by name; each gives its running average."""
    *others, last = (_weights(path) for path in paths)
    alone = {_head(name) for name in last if not all(name in weights for weights in others)}
    return {
        name: value if _head(name) in alone else torch.stack([value, *(weights[name] for weights in others)]).mean(0)
        for name, value in last.items()
    }


def _head(name: str) -> str:
    return name.split(".")[0]


def _weights(path: Path) -> dict[str, Tensor]:
    held = torch.load(path, weights_only=True)["reader"]
    weights = load_reader(path).state_dict()
    # What the checkpoint lacks is fresh in the reader, and would only dilute what the others learned.
    return {name: value for name, value in weights.items() if name in held and held[name].shape == value.shape}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", nargs="+", help="names of training runs")
    parser.add_argument("--out", type=Path, default=RUNS / "average")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    weights = average([RUNS / name / "checkpoint.pt" for name in options.rounds])
    torch.save({"reader": weights}, options.out / "checkpoint.pt")
    print(f"{options.out / 'checkpoint.pt'}: the mean of {', '.join(options.rounds)}")


if __name__ == "__main__":
    main()
