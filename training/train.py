"""Trains the reader: `python -m training.train`, in rounds that go on from each other (see ROUNDS).

Stops and resumes at any step; the same seed gives the same order. Writes checkpoints and a log to training/runs/NAME.
`python -m training.export` makes the model files of the last round.
"""

import argparse
import dataclasses
import gc
import itertools
import math
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from counterclaim.parsing.windows import SIZE
from counterclaim.parsing.wordpiece import WordPieces
from training import corpora
from training.base import base_folder
from training.model import Reader
from training.windows import Prepared, Sample, batches, prepare, samples, tensors

HERE = Path(__file__).parent


@dataclasses.dataclass(frozen=True)
class Round:
    """One round of training: warm-up, then the rate falls to nothing; a round starts from the weights of the one before."""

    name: str
    epochs: int
    names: int
    """Sentences of the Groningen Meaning Bank, read once in all passes together."""
    dropout: float
    shifted: bool
    """Whether every pass but the first cuts the texts into other windows."""
    encoder_rate: float
    head_rate: float


ROUNDS = (
    Round("first", epochs=3, names=8000, dropout=0.0, shifted=False, encoder_rate=1e-4, head_rate=1e-3),
    Round("second", epochs=3, names=16000, dropout=0.1, shifted=True, encoder_rate=7e-5, head_rate=7e-4),
)
BATCH = 4
"""Windows a step."""
SEED = 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data", help="folder of the corpora")
    parser.add_argument("--base", type=Path, help="folder with model.safetensors and vocab.txt of the base encoder")
    parser.add_argument("--runs", type=Path, default=HERE / "runs", help="folder of checkpoints; what is there is resumed")
    parser.add_argument("--epochs", type=int, help="passes of every round, instead of those of ROUNDS")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float", action="store_true", help="keep the encoder in float32: for processors without bfloat16")
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes; run again to go on")
    parser.add_argument("--steps", type=int, help="stop every round at this step, to try things out")
    return parser.parse_args()


def load(data: Path, pieces: WordPieces, names: int) -> dict[str, list[Prepared]]:
    """Return the documents of every group of corpora."""
    groups = {
        "attribution": corpora.read_polnear(data / "polnear", "train"),
        "trees": itertools.chain(
            corpora.read_gum(data / "gum" / "train.tar.gz"), corpora.read_ewt(data / "ud" / "en_ewt-ud-train.conllu.gz")
        ),
        "names": itertools.chain(
            corpora.read_names(data / "ner" / "gmb_train.jsonl.gz", corpora.GMB_KINDS, limit=names),
            corpora.read_names(data / "ner" / "wikigold_train.jsonl.gz", corpora.WIKIGOLD_KINDS),
        ),
    }
    return {name: [prepare(document, pieces) for document in group] for name, group in groups.items()}


def plan_of(documents: dict[str, list[Prepared]], round_: Round) -> list[list[Sample]]:
    """Return all batches of a round in order."""
    return [batch for epoch in range(round_.epochs) for batch in batches_of_epoch(documents, epoch, round_)]


def batches_of_epoch(documents: dict[str, list[Prepared]], epoch: int, round_: Round) -> list[list[Sample]]:
    """Return the batches of one pass in order."""
    chance = random.Random(f"{SEED} {round_.name} {epoch}")
    plan: list[list[Sample]] = []
    for name, group in documents.items():
        part = group[epoch :: round_.epochs] if name == "names" else group
        shifted = round_.shifted and epoch > 0
        first_sizes = [chance.randint(SIZE // 4, SIZE) if shifted else None for _ in part]
        pool = [s for prepared, first in zip(part, first_sizes, strict=True) for s in samples(prepared, first)]
        plan += batches(pool, BATCH, chance)
    chance.shuffle(plan)
    return plan


def losses(reader: Reader, batch: dict[str, Tensor], links: list[Sample], *, bf16: bool) -> dict[str, Tensor]:
    """Return the loss of every head that the batch has labels for."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
        words = reader.words(batch)
    words = words.float()
    result = {}
    if "roles" in batch:
        result["roles"] = reader.role_loss(words, batch["roles"], batch["words"])
        result["links"] = reader.link_loss(words, links)
    if "heads" in batch:
        result["arcs"], result["relations"] = reader.tree_losses(words, batch)
    for name, head in (("sentence_starts", reader.starts), ("upos", reader.upos), ("mentions", reader.mentions)):
        if name in batch:
            result[name] = F.cross_entropy(head(words).flatten(0, 1), batch[name].flatten())
    return result


WEIGHTS = {"roles": 1.0, "links": 0.5, "arcs": 1.0, "relations": 0.5, "sentence_starts": 0.5, "upos": 0.5, "mentions": 0.5}


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


@dataclasses.dataclass
class Run:
    """A run that can be saved and taken up again."""

    folder: Path
    reader: Reader
    optimizer: torch.optim.Optimizer
    scheduler: torch.optim.lr_scheduler.LambdaLR
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
        run = cls(folder, reader, optimizer, scheduler)
        if (folder / "checkpoint.pt").exists():
            state = torch.load(folder / "checkpoint.pt", weights_only=True)
            reader.load_state_dict(state["reader"])
            optimizer.load_state_dict(state["optimizer"])
            scheduler.load_state_dict(state["scheduler"])
            run.step = state["step"]
        return run

    def save(self) -> None:
        """Write a checkpoint; one that is cut off half-way never takes the place of the last."""
        state = {"step": self.step}
        state |= {name: getattr(self, name).state_dict() for name in ("reader", "optimizer", "scheduler")}
        torch.save(state, self.folder / "checkpoint.new")
        (self.folder / "checkpoint.new").replace(self.folder / "checkpoint.pt")

    def report(self, line: str) -> None:
        """Print a line and keep it in the run's log."""
        stamped = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}"
        print(stamped, flush=True)
        with (self.folder / "log.txt").open("a", encoding="utf-8") as log:
            log.write(stamped + "\n")


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    base = options.base or base_folder()
    pieces = WordPieces.load(base / "vocab.txt")
    reader = Reader()
    reader.encoder.load_base(base / "model.safetensors")
    ends = time.monotonic() + 60 * options.minutes if options.minutes else math.inf
    for round_ in ROUNDS:
        if options.epochs:
            round_ = dataclasses.replace(round_, epochs=options.epochs)
        documents = load(options.data, pieces, round_.names)
        plan = plan_of(documents, round_)
        run = Run.open(options.runs / round_.name, reader, round_, len(plan))
        sizes = {name: len(group) for name, group in documents.items()}
        run.report(f"{round_}: documents {sizes}, steps {len(plan)}, from step {run.step}")
        train(run, plan, options, ends, begin=pieces.number("[CLS]"), end=pieces.number("[SEP]"))
        if time.monotonic() > ends:
            return


def train(run: Run, plan: list[list[Sample]], options: argparse.Namespace, ends: float, **marks: int) -> None:
    """Go through the plan; save every so many steps and at the end."""
    since = time.monotonic()
    totals: dict[str, list[float]] = {}
    run.reader.train()
    gc.disable()  # the windows are millions of small lists: walking them every few steps costs minutes
    last = min(len(plan), options.steps or len(plan))
    while run.step < last:
        torch.manual_seed(SEED * 1_000_003 + run.step)
        batch, links = tensors(plan[run.step], **marks)
        found = losses(run.reader, batch, links, bf16=not options.float)
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_([w for w in run.reader.parameters() if w.grad is not None], 1.0)
        run.optimizer.step()
        run.optimizer.zero_grad()
        run.scheduler.step()
        run.step += 1
        for name, loss in found.items():
            totals.setdefault(name, []).append(loss.item())
        if run.step % 50 == 0:
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(totals.items()))
            run.report(f"step {run.step}/{len(plan)} {(time.monotonic() - since) / 50:.2f} s a step | {means}")
            totals, since = {}, time.monotonic()
        timeout = time.monotonic() > ends
        if run.step % options.every == 0 or run.step == last or timeout:
            run.save()
        if timeout:
            break


if __name__ == "__main__":
    main()
