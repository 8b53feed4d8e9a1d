"""Trains the reader: `python -m training.train`, in rounds that go on from each other (training/rounds.py).

Stops and resumes at any step; the same seed gives the same order. Writes checkpoints and a log to training/runs/NAME,
of another seed than the first to NAME-SEED.
`python -m training.export` makes the model files of a round.
"""

import argparse
import copy
import dataclasses
import functools
import gc
import itertools
import math
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from counterclaim.options import Options
from counterclaim.parsing.features import INSIDE_WORD
from counterclaim.parsing.windows import SIZE
from counterclaim.parsing.wordpiece import WordPieces
from counterclaim.pipeline import open_encoder
from training import corpora
from training.base import base_folder
from training.distil import Seen, Teach, differences, drift, student_of
from training.exchange import Names, exchange
from training.factuality import read_factuality
from training.model import Reader
from training.party_words import read_speakers
from training.rounds import ONCE, ROUNDS, Round
from training.run import Run, load_reader
from training.windows import SCALES, Prepared, Sample, batches, prepare, samples, tensors

HERE = Path(__file__).parent


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
    parser.add_argument("--weights", type=Path, help="start from this checkpoint, or what training.restore wrote")
    parser.add_argument("--teacher", type=Path, help="the checkpoint that teaches a round (layers, keep), if not its own start")
    parser.add_argument("--epochs", type=int, help="passes of every round, instead of those of ROUNDS")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--seed", type=int, default=SEED, help="of the order and of chance; runs of several can be averaged")
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
            read_factuality(data / "factuality" / "uds_ih2_train.jsonl.gz", "happened"),
        ),
    }
    if round_.silver:
        groups["silver"] = corpora.read_polnear(silver, "silver_train", silver=False)
    if round_.invented:
        files = sorted((HERE / "reports").glob("*.txt"))
        groups["invented"] = read_speakers(files, open_encoder(Options())) if round_.speakers else corpora.read_invented()
    wanted = {name: group for name, group in groups.items() if name not in round_.without}
    return {name: [prepare(document, pieces) for document in group] for name, group in wanted.items()}


def teaching(reader: Reader, round_: Round, options: argparse.Namespace) -> Teach | None:
    """Return what a round learns from another reader, or from this one as it is at the start."""
    if not (round_.layers or round_.keep):
        return None
    teacher = load_reader(options.teacher) if options.teacher else copy.deepcopy(reader)
    how = drift if round_.keep else differences
    return functools.partial(how, teacher.eval().to(options.device), bf16=not options.float)


def plan_of(documents: dict[str, list[Prepared]], round_: Round, pieces: WordPieces, seed: int) -> list[list[Sample]]:
    """Return all batches of a round in order."""
    names = Names.collect(prepared.document for prepared in documents["names"])
    plan: list[list[Sample]] = []
    for epoch in range(round_.epochs):
        chance = random.Random(f"{seed} {round_.name} {epoch}")
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
        part = group[epoch % share :: share] * (round_.invented if name == "invented" else 1)
        shifted = round_.shifted and epoch > 0
        first_sizes = [chance.randint(SIZE // 4, SIZE) if shifted else None for _ in part]
        pool = [s for prepared, first in zip(part, first_sizes, strict=True) for s in samples(prepared, first)]
        plan += batches(pool, BATCH, chance)
    chance.shuffle(plan)
    return plan


def losses(
    reader: Reader,
    batch: dict[str, Tensor],
    links: list[Sample],
    *,
    bf16: bool,
    teach: Teach | None = None,
) -> dict[str, Tensor]:
    """Return the loss of every head that the batch has labels for, and of differing from the teacher if there is one."""
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16, enabled=bf16):
        words = reader.words(batch)
    words = words.float()
    first, again = reader.look_again(words, batch["words"])
    result = teach(reader, batch, Seen(words, again)) if teach is not None else {}
    if "roles" in batch:
        result["first_roles"] = F.cross_entropy(first.flatten(0, 1), batch["roles"].flatten())
        result["roles"] = reader.role_loss(reader.roles(again), batch["roles"], batch["words"])
        result["links"] = reader.link_loss(again, links)
        if any("speakers" in link for link in links):
            result["parties"] = reader.party_loss(words, first, batch["words"], links)
    if "heads" in batch:
        result["arcs"], result["relations"] = reader.tree_losses(words, batch)
    for column, name in enumerate(SCALES):
        if name in batch:
            judged = batch[name] != corpora.NOT_MARKED
            result[name] = F.smooth_l1_loss(reader.factuality(words[judged])[:, column], batch[name][judged])
    for name, head in (("sentence_starts", reader.starts), ("upos", reader.upos), ("mentions", reader.mentions)):
        if name in batch:
            result[name] = F.cross_entropy(head(words).flatten(0, 1), batch[name].flatten())
    return result


WEIGHTS = {"roles": 1.0, "arcs": 1.0, "kept_arcs": 1.0, "vectors": 2.0, "second_vectors": 1.0, "role_scores": 1.0}
"""Of the losses; the others weigh 0.5."""


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    base = options.base or base_folder()
    pieces = WordPieces.load(base / "vocab.txt")
    if options.weights:
        reader = load_reader(options.weights)
    else:
        reader = Reader()
        reader.encoder.load_base(base / "model.safetensors")
    ends = time.monotonic() + 60 * options.minutes if options.minutes else math.inf
    for round_ in (round_ for round_ in ROUNDS if round_.name in options.rounds):
        if options.epochs:
            round_ = dataclasses.replace(round_, epochs=options.epochs)
        documents = load(options.data, pieces, round_, options.runs)
        plan = plan_of(documents, round_, pieces, options.seed)
        teach = teaching(reader, round_, options)
        reader = (student_of(reader, round_.layers) if round_.layers else reader).to(options.device)
        name = round_.name if options.seed == SEED else f"{round_.name}-{options.seed}"
        run = Run.open(options.runs / name, reader, round_, len(plan))
        sizes = {name: len(group) for name, group in documents.items()}
        run.report(f"{round_}: documents {sizes}, steps {len(plan)}, from step {run.step}")
        train(run, plan, Setting(round_, options, ends, teach), begin=pieces.number("[CLS]"), end=pieces.number("[SEP]"))
        if time.monotonic() > ends:
            return
        run.take_average()


def hide(batch: dict[str, Tensor], share: float) -> None:
    """Mask a share of the word pieces: what a report says must be told from more than one word."""
    chosen = (
        (torch.rand(batch["pieces"].shape, device=batch["pieces"].device) < share)
        & (batch["breaks"] != INSIDE_WORD)
        & batch["mask"]
    )
    batch["pieces"] = batch["pieces"].masked_fill(chosen, MASK)


@dataclasses.dataclass(frozen=True)
class Setting:
    """What holds for all steps of a round; `ends` is the time at which to stop."""

    round_: Round
    options: argparse.Namespace
    ends: float
    teach: Teach | None


def train(run: Run, plan: list[list[Sample]], setting: Setting, **marks: int) -> None:
    """Go through the plan; save every so many steps and at the end."""
    since = time.monotonic()
    totals: dict[str, list[Tensor]] = {}
    options = setting.options
    run.reader.train()
    gc.disable()  # the windows are millions of small lists: walking them every few steps costs minutes
    last = min(len(plan), options.steps or len(plan))
    while run.step < last:
        torch.manual_seed(options.seed * 1_000_003 + run.step)
        batch, links = tensors(plan[run.step], options.device, **marks)
        if "roles" in batch:
            hide(batch, setting.round_.hidden)
        found = losses(run.reader, batch, links, bf16=not options.float, teach=setting.teach)
        torch.stack([WEIGHTS.get(name, 0.5) * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_([w for w in run.reader.parameters() if w.grad is not None], 1.0)
        run.optimizer.step()
        run.optimizer.zero_grad()
        run.scheduler.step()
        run.step += 1
        run.add_to_average()
        for name, loss in found.items():
            totals.setdefault(name, []).append(loss.detach())
        if run.step % 50 == 0:
            means = " ".join(f"{name} {torch.stack(values).mean().item():.3f}" for name, values in sorted(totals.items()))
            run.report(f"step {run.step}/{len(plan)} {(time.monotonic() - since) / 50:.2f} s a step | {means}")
            totals, since = {}, time.monotonic()
        timeout = time.monotonic() > setting.ends
        if run.step % options.every == 0 or run.step == last or timeout:
            run.save()
        if timeout:
            break


if __name__ == "__main__":
    main()
