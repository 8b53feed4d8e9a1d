"""A reader learns from another: a small one to see as a large one does, a later one to keep the trees of the one before."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from training.model import FORBIDDEN, Reader


def student_of(teacher: Reader, layers: tuple[int, ...]) -> Reader:
    """Return a reader with these layers of the teacher and copies of everything else."""
    student = Reader(layers=len(layers))
    weights = {name: value for name, value in teacher.state_dict().items() if not name.startswith("encoder.layers.")}
    for mine, theirs in enumerate(layers):
        for name, value in teacher.encoder.layers[theirs].state_dict().items():
            weights[f"encoder.layers.{mine}.{name}"] = value
    student.load_state_dict(weights)
    return student


class Seen(NamedTuple):
    """What a reader makes of a batch: its word vectors of the first and of the second look."""

    words: Tensor
    again: Tensor


Teach = Callable[[Reader, dict[str, Tensor], Seen], dict[str, Tensor]]
"""Losses of a reader on a batch, from how it differs from its teacher."""


def differences(teacher: Reader, reader: Reader, batch: dict[str, Tensor], seen: Seen, *, bf16: bool) -> dict[str, Tensor]:
    """Return how far the student's word vectors (first and second look) and role scores lie from the teacher's.

    Vectors: mean square by the variance of the teacher's. Scores: Kullback-Leibler divergence, a word.
    """
    words, again = seen
    roles = reader.roles(again)
    mask = batch["words"]
    with torch.no_grad():
        theirs = _words(teacher, batch, bf16=bf16)
        _, theirs_again = teacher.look_again(theirs, mask)
        chances = teacher.roles(theirs_again)[mask].log_softmax(-1)
    return {
        "vectors": F.mse_loss(words[mask], theirs[mask]) / theirs[mask].var(),
        "second_vectors": F.mse_loss(again[mask], theirs_again[mask]) / theirs_again[mask].var(),
        "role_scores": F.kl_div(roles[mask].log_softmax(-1), chances, reduction="batchmean", log_target=True),
    }


def drift(teacher: Reader, reader: Reader, batch: dict[str, Tensor], seen: Seen, *, bf16: bool) -> dict[str, Tensor]:
    """Return how far trees, names and parts of speech lie from the teacher's: Kullback-Leibler divergences, a word.

    So a reader may learn something new without reading otherwise what it has read well (Li and Hoiem 2017, "Learning without
    forgetting"). Relations are compared for the heads that the teacher chooses.
    """
    mask = batch["words"]
    with torch.no_grad():
        theirs = _words(teacher, batch, bf16=bf16)
        heads = _heads(teacher, theirs, mask).argmax(2)
        pairs = (mask & (heads > 0)).nonzero(as_tuple=True)
        chosen = pairs[0], pairs[1], heads[pairs] - 1
        wanted = _told(teacher, theirs, mask, chosen)
    told = _told(reader, seen.words, mask, chosen)
    return {f"kept_{name}": F.kl_div(told[name], wanted[name], reduction="batchmean", log_target=True) for name in told}


def _told(reader: Reader, words: Tensor, mask: Tensor, chosen: tuple[Tensor, Tensor, Tensor]) -> dict[str, Tensor]:
    """Return the log-chances that a reader gives, a row a word; `chosen` are windows, dependents and heads of relations."""
    windows, dependents, heads = chosen
    scores = {
        "arcs": _heads(reader, words, mask)[mask],
        "relations": reader.tree.relations(words[windows, dependents], words[windows, heads]),
        "mentions": reader.mentions(words[mask]),
        "upos": reader.upos(words[mask]),
        "starts": reader.starts(words[mask]),
    }
    return {name: table.log_softmax(-1) for name, table in scores.items()}


def _words(teacher: Reader, batch: dict[str, Tensor], *, bf16: bool) -> Tensor:
    with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16, enabled=bf16):
        words = teacher.words(batch)
    return words.float()


def _heads(reader: Reader, words: Tensor, mask: Tensor) -> Tensor:
    """Return the (batch, dependent, root and heads) scores of heads inside the windows."""
    arcs, roots = reader.tree.arcs(words)
    return torch.cat([roots[..., None], arcs.masked_fill(~mask[:, None, :], FORBIDDEN)], 2)
