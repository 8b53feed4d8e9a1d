"""A run of training: weights, their running average, optimizer and step, kept in checkpoints."""

import dataclasses
import time
from pathlib import Path

import torch
from torch import Tensor

from training.model import Reader
from training.rounds import AVERAGED, Round


def optimizer_of(reader: Reader, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    reader.encoder.pieces.weight.requires_grad_(False)  # half of all weights: frozen for speed
    encoder = [weight for weight in reader.encoder.parameters() if weight.requires_grad]
    fresh = [getattr(reader.encoder, name).weight for name in ("shapes", "breaks", "quotes")]
    known = {id(weight) for weight in fresh}
    tables = [reader.transitions, reader.first_tag, *reader.link_bias.parameters()]
    known_tables = {id(weight) for weight in tables}
    heads = [w for n, w in reader.named_parameters() if not n.startswith("encoder.") and id(w) not in known_tables]
    return torch.optim.AdamW(
        [
            {"params": [weight for weight in encoder if id(weight) not in known], "lr": encoder_rate},
            {"params": heads + fresh, "lr": head_rate},
            {"params": tables, "lr": 5 * head_rate, "weight_decay": 0.0},
        ],
        weight_decay=0.01,
        fused=True,
    )


def trained(reader: Reader) -> list[Tensor]:
    return [weight for weight in reader.parameters() if weight.requires_grad]


@dataclasses.dataclass
class Run:
    """A run that can be saved and taken up again."""

    folder: Path
    reader: Reader
    optimizer: torch.optim.Optimizer
    scheduler: torch.optim.lr_scheduler.LambdaLR
    average: list[Tensor]
    """The running average of the weights that are trained, in the order of `trained`."""
    step: int = 0

    @classmethod
    def open(cls, folder: Path, reader: Reader, round_: Round, steps: int) -> "Run":
        """Return the run of a round, where its last checkpoint left it if there is one."""
        folder.mkdir(parents=True, exist_ok=True)
        reader.set_dropout(round_.dropout)
        optimizer = optimizer_of(reader, round_.encoder_rate, round_.head_rate)
        warm = max(1, steps // 16)
        scheduler = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
        )
        run = cls(folder, reader, optimizer, scheduler, [weight.detach().clone() for weight in trained(reader)])
        if (folder / "checkpoint.pt").exists():
            state = torch.load(folder / "checkpoint.pt", weights_only=True)
            reader.load_state_dict(state["reader"])
            optimizer.load_state_dict(state["optimizer"])
            scheduler.load_state_dict(state["scheduler"])
            run.average = state["average"]
            run.step = state["step"]
        return run

    def add_to_average(self) -> None:
        """Move the average towards the weights as they are; early on by more, so that the beginning is forgotten."""
        share = max(AVERAGED, 1 / (1 + self.step))
        torch._foreach_lerp_(self.average, [weight.detach() for weight in trained(self.reader)], share)

    def take_average(self) -> None:
        """Give the reader the averaged weights."""
        with torch.no_grad():
            for weight, mean in zip(trained(self.reader), self.average, strict=True):
                weight.copy_(mean)

    def save(self) -> None:
        """Write a checkpoint; one that is cut off half-way never takes the place of the last."""
        state = {"step": self.step, "average": self.average}
        state |= {name: getattr(self, name).state_dict() for name in ("reader", "optimizer", "scheduler")}
        torch.save(state, self.folder / "checkpoint.new")
        (self.folder / "checkpoint.new").replace(self.folder / "checkpoint.pt")

    def report(self, line: str) -> None:
        """Print a line and keep it in the run's log."""
        stamped = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}"
        print(stamped, flush=True)
        with (self.folder / "log.txt").open("a", encoding="utf-8") as log:
            log.write(stamped + "\n")


def load_reader(path: Path, *, averaged: bool = True) -> Reader:
    """Return the reader of a checkpoint or of restored weights, with as many layers as it has there.

    Heads that the file does not have keep fresh weights. A checkpoint's average is taken, unless not wanted.
    """
    state = torch.load(path, weights_only=True)
    reader = Reader(layers=sum(name.startswith("encoder.") and name.endswith(".qkv.weight") for name in state["reader"]))
    known = reader.state_dict()
    weights = {name: value for name, value in state["reader"].items() if name in known and value.shape == known[name].shape}
    reader.load_state_dict(weights, strict=False)
    reader.encoder.pieces.weight.requires_grad_(False)
    if averaged and "average" in state:
        held = [w for name, w in reader.named_parameters() if w.requires_grad and name in state["reader"]]
        with torch.no_grad():
            for weight, mean in zip(held, state["average"], strict=True):
                weight.copy_(mean)
    return reader
