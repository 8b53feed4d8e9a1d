"""A small reader learns from a large one: it begins with some of its layers, and is drawn to its word vectors and scores."""

import torch
from torch import Tensor
from torch.nn import functional as F

from training.model import Reader


def student_of(teacher: Reader, layers: tuple[int, ...]) -> Reader:
    """Return a reader with these layers of the teacher and copies of everything else."""
    student = Reader(layers=len(layers))
    weights = {name: value for name, value in teacher.state_dict().items() if not name.startswith("encoder.layers.")}
    for mine, theirs in enumerate(layers):
        for name, value in teacher.encoder.layers[theirs].state_dict().items():
            weights[f"encoder.layers.{mine}.{name}"] = value
    student.load_state_dict(weights)
    return student


def differences(
    teacher: Reader, batch: dict[str, Tensor], words: Tensor, again: Tensor, roles: Tensor, *, bf16: bool
) -> dict[str, Tensor]:
    """Return how far the student's word vectors (first and second look) and role scores lie from the teacher's.

    Vectors: mean square by the variance of the teacher's. Scores: Kullback-Leibler divergence, a word.
    """
    mask = batch["words"]
    with torch.no_grad():
        with torch.autocast(batch["pieces"].device.type, dtype=torch.bfloat16, enabled=bf16):
            theirs = teacher.words(batch)
        theirs = theirs.float()
        _, theirs_again = teacher.look_again(theirs, mask)
        chances = teacher.roles(theirs_again)[mask].log_softmax(-1)
    return {
        "vectors": F.mse_loss(words[mask], theirs[mask]) / theirs[mask].var(),
        "second_vectors": F.mse_loss(again[mask], theirs_again[mask]) / theirs_again[mask].var(),
        "role_scores": F.kl_div(roles[mask].log_softmax(-1), chances, reduction="batchmean", log_target=True),
    }
