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

from counterclaim.parsing.features import INSIDE_WORD
from counterclaim.parsing.windows import SIZE
from counterclaim.parsing.wordpiece import WordPieces
from training import corpora
from training.base import base_folder
from training.exchange import Names, exchange
from training.factuality import read_factuality
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
    trees: int = 1
    """Every pass takes one in so many documents of the treebanks."""
    exchanged: float = 0.0
    """Share of the reports whose names are exchanged, anew in every pass."""
    hidden: float = 0.0
    """Share of the word pieces of reports that are masked, anew in every step."""
    silver: bool = False
    """Whether reports that a former reader marked are read too (training.silver)."""


ROUNDS = (
    Round("first", epochs=3, names=8000, dropout=0.0, shifted=False, encoder_rate=1e-4, head_rate=1e-3),
    Round("second", epochs=3, names=16000, dropout=0.1, shifted=True, encoder_rate=7e-5, head_rate=7e-4),
    Round(
        "third",
        epochs=3,
        names=16000,
        dropout=0.15,
        shifted=True,
        encoder_rate=8e-5,
        head_rate=8e-4,
        trees=2,
        exchanged=0.3,
        hidden=0.06,
        silver=True,
    ),
)
ONCE = ("names", "factuality", "silver")
"""Groups that are read once in all passes of a round together."""
AVERAGED = 0.003
"""Share of the newest weights in the running average, which is what a round hands on."""
BATCH = 4
"""Windows a step."""
SEED = 1
MASK = 103
"""The piece [MASK] of the base encoder's vocabulary."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data", help="folder of the corpora")
    parser.add_argument("--base", type=Path, help="folder with model.safetensors and vocab.txt of the base encoder")
    parser.add_argument("--runs", type=Path, default=HERE / "runs", help="folder of checkpoints; what is there is resumed")
    parser.add_argument("--rounds", nargs="+", default=[round_.name for round_ in ROUNDS], help="which rounds to go through")
    parser.add_argument("--weights", type=Path, help="start from these weights, as training.restore writes them")
    parser.add_argument("--epochs", type=int, help="passes of every round, instead of those of ROUNDS")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float", action="store_true", help="keep the encoder in float32: for processors without bfloat16")
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes; run again to go on")
    parser.add_argument("--steps", type=int, help="stop every round at this step, to try things out")
    return parser.parse_args()


def load(data: Path, pieces: WordPieces, round_: Round, silver: Path) -> dict[str, list[Prepared]]:
    """Return the documents of every group of corpora."""
    groups = {
        "attribution": corpora.read_polnear(data / "polnear", "train"),
        "trees": itertools.chain(
            corpora.read_gum(data / "gum" / "train.tar.gz"), corpora.read_ewt(data / "ud" / "en_ewt-ud-train.conllu.gz")
        ),
        "names": itertools.chain(
            corpora.read_names(data / "ner" / "gmb_train.jsonl.gz", corpora.GMB_KINDS, limit=round_.names),
            corpora.read_names(data / "ner" / "wikigold_train.jsonl.gz", corpora.WIKIGOLD_KINDS),
        ),
        "factuality": itertools.chain(
            read_factuality(data / "factuality" / "uw_train.jsonl.gz"),
            read_factuality(data / "factuality" / "uds_ih2_train.jsonl.gz"),
        ),
    }
    if round_.silver:
        groups["silver"] = corpora.read_polnear(silver, "silver_train", silver=False)
    return {name: [prepare(document, pieces) for document in group] for name, group in groups.items()}


def plan_of(documents: dict[str, list[Prepared]], round_: Round, pieces: WordPieces) -> list[list[Sample]]:
    """Return all batches of a round in order."""
    names = Names.collect(prepared.document for prepared in documents["names"])
    plan: list[list[Sample]] = []
    for epoch in range(round_.epochs):
        chance = random.Random(f"{SEED} {round_.name} {epoch}")
        reports = [
            exchange(prepared, names, pieces, chance) if chance.random() < round_.exchanged else prepared
            for prepared in documents["attribution"]
        ]
        plan += batches_of_epoch(documents | {"attribution": reports}, epoch, round_, chance)
    return plan


def batches_of_epoch(
    documents: dict[str, list[Prepared]], epoch: int, round_: Round, chance: random.Random
) -> list[list[Sample]]:
    """Return the batches of one pass in order."""
    shares = {name: round_.epochs for name in ONCE} | {"trees": round_.trees}
    plan: list[list[Sample]] = []
    for name, group in documents.items():
        share = shares.get(name, 1)
        part = group[epoch % share :: share]
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
        first, again = reader.look_again(words, batch["words"])
        result["first_roles"] = F.cross_entropy(first.flatten(0, 1), batch["roles"].flatten())
        result["roles"] = reader.role_loss(reader.roles(again), batch["roles"], batch["words"])
        result["links"] = reader.link_loss(again, links)
    if "heads" in batch:
        result["arcs"], result["relations"] = reader.tree_losses(words, batch)
    if "factuality" in batch:
        judged = batch["factuality"] != corpora.NOT_MARKED
        values = reader.factuality(words[judged]).squeeze(-1)
        result["factuality"] = F.smooth_l1_loss(values, batch["factuality"][judged])
    tagged = {"sentence_starts": reader.starts, "upos": reader.upos, "mentions": reader.mentions, "lemmas": reader.lemmas}
    for name, head in tagged.items():
        if name in batch:
            result[name] = F.cross_entropy(head(words).flatten(0, 1), batch[name].flatten())
    return result


WEIGHTS = {"roles": 1.0, "first_roles": 0.5, "links": 0.5, "arcs": 1.0, "relations": 0.5, "factuality": 0.5}
"""Of the losses; the others weigh 0.5."""


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


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    base = options.base or base_folder()
    pieces = WordPieces.load(base / "vocab.txt")
    reader = Reader()
    reader.encoder.load_base(base / "model.safetensors")
    if options.weights:
        # What the weights do not have yet (a head that is new) keeps its fresh ones.
        reader.load_state_dict(torch.load(options.weights, weights_only=True)["reader"], strict=False)
    ends = time.monotonic() + 60 * options.minutes if options.minutes else math.inf
    for round_ in (round_ for round_ in ROUNDS if round_.name in options.rounds):
        if options.epochs:
            round_ = dataclasses.replace(round_, epochs=options.epochs)
        documents = load(options.data, pieces, round_, options.runs)
        plan = plan_of(documents, round_, pieces)
        run = Run.open(options.runs / round_.name, reader, round_, len(plan))
        sizes = {name: len(group) for name, group in documents.items()}
        run.report(f"{round_}: documents {sizes}, steps {len(plan)}, from step {run.step}")
        train(run, plan, round_, options, ends, begin=pieces.number("[CLS]"), end=pieces.number("[SEP]"))
        if time.monotonic() > ends:
            return
        run.take_average()


def hide(batch: dict[str, Tensor], share: float) -> None:
    """Mask a share of the word pieces: what a report says must be told from more than one word."""
    chosen = (torch.rand(batch["pieces"].shape) < share) & (batch["breaks"] != INSIDE_WORD) & batch["mask"]
    batch["pieces"] = batch["pieces"].masked_fill(chosen, MASK)


def train(run: Run, plan: list[list[Sample]], round_: Round, options: argparse.Namespace, ends: float, **marks: int) -> None:
    """Go through the plan; save every so many steps and at the end."""
    since = time.monotonic()
    totals: dict[str, list[float]] = {}
    run.reader.train()
    gc.disable()  # the windows are millions of small lists: walking them every few steps costs minutes
    last = min(len(plan), options.steps or len(plan))
    while run.step < last:
        torch.manual_seed(SEED * 1_000_003 + run.step)
        batch, links = tensors(plan[run.step], **marks)
        if "roles" in batch:
            hide(batch, round_.hidden)
        found = losses(run.reader, batch, links, bf16=not options.float)
        torch.stack([WEIGHTS.get(name, 0.5) * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_([w for w in run.reader.parameters() if w.grad is not None], 1.0)
        run.optimizer.step()
        run.optimizer.zero_grad()
        run.scheduler.step()
        run.step += 1
        run.add_to_average()
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
