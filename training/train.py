"""Trains the reader: `python -m training.train`. Stops and resumes at any step; the same seed gives the same order.

Writes checkpoints and a log to training/runs/NAME. `python -m training.export` makes the model files of a checkpoint.
"""

import argparse
import gc
import itertools
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


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data", help="folder of the corpora")
    parser.add_argument("--base", type=Path, help="folder with model.safetensors and vocab.txt of the base encoder")
    parser.add_argument("--name", default="reader", help="name of the run; one that exists is resumed")
    parser.add_argument("--epochs", type=int, default=5, help="passes over the attributions and treebanks")
    parser.add_argument("--names", type=int, default=8000, help="sentences of the Groningen Meaning Bank, in all passes together")
    parser.add_argument("--batch", type=int, default=4, help="windows a step")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1, help="in the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action="store_true", help="run the encoder in bfloat16: faster on processors that have it")
    parser.add_argument("--every", type=int, default=400, help="steps between checkpoints")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes; run again to go on")
    parser.add_argument("--steps", type=int, help="stop at this step, to try things out")
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


def batches_of_epoch(
    documents: dict[str, list[Prepared]], epoch: int, epochs: int, size: int, seed: int
) -> list[list[Sample]]:
    """Return the batches of one pass in order: other windows in every pass; the names are read once in all passes."""
    chance = random.Random(seed * 1000 + epoch)
    plan: list[list[Sample]] = []
    for name, group in documents.items():
        part = group[epoch::epochs] if name == "names" else group
        first_sizes = [None if epoch == 0 else chance.randint(SIZE // 4, SIZE) for _ in part]
        pool = [s for prepared, first in zip(part, first_sizes, strict=True) for s in samples(prepared, first)]
        plan += batches(pool, size, seed * 1000 + epoch)
    chance.shuffle(plan)
    return plan


def losses(reader: Reader, batch: dict[str, Tensor], links: list[Sample], bf16: bool) -> dict[str, Tensor]:
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


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    run = HERE / "runs" / options.name
    run.mkdir(parents=True, exist_ok=True)
    base = options.base or base_folder()
    pieces = WordPieces.load(base / "vocab.txt")
    documents = load(options.data, pieces, options.names)
    epochs = range(options.epochs)
    plan = [b for e in epochs for b in batches_of_epoch(documents, e, options.epochs, options.batch, options.seed)]
    reader = Reader(dropout=options.dropout)
    reader.encoder.load_base(base / "model.safetensors")
    optimizer = optimizer_of(reader, options.encoder_rate, options.head_rate)
    warm = max(1, len(plan) // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / (len(plan) - warm)))
    )
    first = 0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
        first = state["step"]
    sizes = {name: len(group) for name, group in documents.items()}
    report(run, f"documents {sizes}, steps {len(plan)}, from step {first}, options {vars(options)}")
    marks = {"begin": pieces.number("[CLS]"), "end": pieces.number("[SEP]")}
    train(reader, optimizer, scheduler, plan, first, marks, run, options)


def train(reader, optimizer, scheduler, plan, first, marks, run, options) -> None:  # type: ignore[no-untyped-def]
    """Go through the plan; save every so many steps and at the end."""
    began, since = time.monotonic(), time.monotonic()
    totals: dict[str, list[float]] = {}
    reader.train()
    gc.disable()  # the windows are millions of small lists: walking them every few steps costs minutes
    last = min(len(plan), options.steps or len(plan))
    for step in range(first, last):
        torch.manual_seed(options.seed * 1_000_003 + step)
        batch, links = tensors(plan[step], **marks)
        found = losses(reader, batch, links, options.bf16)
        torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_((w for w in reader.parameters() if w.grad is not None), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        scheduler.step()
        for name, loss in found.items():
            totals.setdefault(name, []).append(loss.item())
        if (step + 1) % 50 == 0:
            means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(totals.items()))
            report(run, f"step {step + 1}/{len(plan)} {(time.monotonic() - since) / 50:.2f} s a step | {means}")
            totals, since = {}, time.monotonic()
        timeout = options.minutes is not None and time.monotonic() - began > options.minutes * 60
        if (step + 1) % options.every == 0 or step + 1 == last or timeout:
            save(reader, optimizer, scheduler, step + 1, run)
        if timeout:
            break


def save(reader, optimizer, scheduler, step: int, run: Path) -> None:  # type: ignore[no-untyped-def]
    fresh = run / "checkpoint.new"
    torch.save(
        {
            "reader": reader.state_dict(),
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
            "step": step,
        },
        fresh,
    )
    fresh.replace(run / "checkpoint.pt")


def report(run: Path, line: str) -> None:
    stamped = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {line}"
    print(stamped, flush=True)
    with (run / "log.txt").open("a", encoding="utf-8") as log:
        log.write(stamped + "\n")


if __name__ == "__main__":
    main()
