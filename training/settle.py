"""Trains the head for factuality once more, alone, on the word vectors as they are now: `python -m training.settle NAME`.

Averaging and distillation move the vectors under a head whose loss weighs little beside the others. A few minutes; writes
training/runs/NAME-settled.
"""

import argparse
import itertools
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from counterclaim.parsing.wordpiece import WordPieces
from training.base import base_folder
from training.corpora import NOT_MARKED
from training.factuality import read_factuality
from training.lemmas import DATA
from training.model import Reader, tagger
from training.run import load_reader
from training.windows import SCALES, prepare, samples, tensors

RUNS = Path(__file__).parent / "runs"
PASSES, BATCH, RATE, SEED = 12, 64, 1e-3, 1


def judged_vectors(reader: Reader, data: Path, pieces: WordPieces) -> tuple[Tensor, Tensor]:
    """Return the vectors of all judged words, and what was judged of them, one column a scale."""
    documents = itertools.chain(
        read_factuality(data / "factuality" / "uw_train.jsonl.gz"),
        read_factuality(data / "factuality" / "uds_ih2_train.jsonl.gz", "happened"),
    )
    vectors, values = [], []
    for document in documents:
        for sample in samples(prepare(document, pieces)):
            batch, _ = tensors([sample], begin=pieces.number("[CLS]"), end=pieces.number("[SEP]"))
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                words = reader.words(batch)[0].float()
            nothing = torch.full((len(words),), NOT_MARKED)
            told = torch.stack([batch[scale][0].float() if scale in batch else nothing for scale in SCALES], 1)
            judged = (told != NOT_MARKED).any(1)
            vectors.append(words[judged])
            values.append(told[judged])
    return torch.cat(vectors), torch.cat(values)


def settle(reader: Reader, vectors: Tensor, values: Tensor) -> None:
    """Train a fresh head on the vectors."""
    torch.manual_seed(SEED)
    reader.factuality = tagger(len(SCALES))
    optimizer = torch.optim.AdamW(reader.factuality.parameters(), lr=RATE, weight_decay=0.01)
    steps = PASSES * (len(vectors) // BATCH)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    reader.factuality.train()
    for _ in range(PASSES):
        for chosen in torch.randperm(len(vectors)).split(BATCH)[: len(vectors) // BATCH]:
            known = values[chosen] != NOT_MARKED
            loss = F.smooth_l1_loss(reader.factuality(vectors[chosen])[known], values[chosen][known])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            scheduler.step()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="name of a training run")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    torch.set_num_threads(1)
    reader = load_reader(RUNS / options.name / "checkpoint.pt").eval()
    vectors, values = judged_vectors(reader, options.data, WordPieces.load(base_folder() / "vocab.txt"))
    settle(reader, vectors, values)
    out = RUNS / f"{options.name}-settled"
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": reader.state_dict()}, out / "checkpoint.pt")
    print(f"{out / 'checkpoint.pt'}: {len(vectors)} judged words")


if __name__ == "__main__":
    main()
