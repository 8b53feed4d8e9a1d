"""The rounds of training, in order: each goes on from the weights of the one before, the last makes a smaller model of them."""

import dataclasses


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
    invented: int = 0
    """How often each pass reads the invented reports (evals.inline)."""
    without: tuple[str, ...] = ()
    """Groups of corpora that are left out."""
    speakers: bool = False
    """Whether the invented reports teach for whom their sources speak, too (training.party_words)."""
    keep: bool = False
    """Whether trees, names and parts of speech are drawn to what the reader of the start makes of the same texts."""
    layers: tuple[int, ...] = ()
    """The layers of the reader before that are kept; that reader then teaches this one."""


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
    Round(
        "fourth",
        epochs=1,
        names=4000,
        dropout=0.1,
        shifted=True,
        encoder_rate=4e-5,
        head_rate=4e-4,
        exchanged=0.3,
        hidden=0.06,
    ),
    Round(
        "fifth",
        epochs=3,
        names=16000,
        dropout=0.15,
        shifted=True,
        encoder_rate=6e-5,
        head_rate=6e-4,
        exchanged=0.3,
        hidden=0.06,
        silver=True,
    ),
    Round(
        "sixth",
        epochs=2,
        names=4000,
        dropout=0.15,
        shifted=True,
        encoder_rate=6e-5,
        head_rate=6e-4,
        trees=2,
        exchanged=0.3,
        hidden=0.06,
        invented=4,
    ),
    Round(
        "seventh",
        epochs=1,
        names=2000,
        dropout=0.1,
        shifted=True,
        encoder_rate=5e-5,
        head_rate=5e-4,
        trees=4,
        exchanged=0.3,
        hidden=0.06,
        invented=6,
        without=("factuality",),
    ),
    Round(
        "eighth",
        epochs=1,
        names=2000,
        dropout=0.1,
        shifted=True,
        encoder_rate=4e-5,
        head_rate=4e-4,
        exchanged=0.3,
        hidden=0.06,
        invented=3,
        without=("factuality",),
    ),
    Round(
        "tenth",
        epochs=1,
        names=2000,
        dropout=0.1,
        shifted=True,
        encoder_rate=4e-5,
        head_rate=4e-4,
        trees=2,
        exchanged=0.3,
        hidden=0.06,
        invented=2,
        speakers=True,
        keep=True,
        without=("factuality",),
    ),
    Round(
        "fast",
        epochs=2,
        names=16000,
        dropout=0.05,
        shifted=True,
        encoder_rate=2e-4,
        head_rate=4e-4,
        trees=2,
        exchanged=0.3,
        silver=True,
        layers=(0, 2, 4, 5),
    ),
    Round(
        "fast again",
        epochs=1,
        names=4000,
        dropout=0.05,
        shifted=True,
        encoder_rate=1e-4,
        head_rate=2e-4,
        trees=2,
        exchanged=0.3,
        silver=True,
        without=("factuality",),
        layers=(0, 1, 2, 3),
    ),
)
ONCE = ("names", "factuality", "silver")
"""Groups that are read once in all passes of a round together."""
AVERAGED = 0.003
"""Share of the newest weights in the running average, which is what a round hands on."""
