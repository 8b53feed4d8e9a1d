"""The reader: one small BERT and the heads on its word vectors, in plain PyTorch."""

import json
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from counterclaim.parsing.features import BREAKS, QUOTES, SHAPES
from training.labels import MENTIONS, RELATIONS, ROLES, UPOS

WIDTH, LAYERS, ATTENTION_HEADS, POSITIONS, PIECES = 384, 6, 12, 512, 30522
LINK_WIDTH = 128
PARTY_WIDTH = 128
LINK_PARTS = ("cue seeks source", "source found", "content seeks cue", "cue found")
"""What a word's link vectors are for; each has one vector for the first word of a span and one for the last."""
DISTANCES, PARAGRAPHS, BETWEEN = 12, 5, 4
FORBIDDEN = -10_000.0


class Layer(nn.Module):
    """One BERT layer; dropout on what a layer adds, not on attention, which would cost the fused kernel."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.0)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.norm_2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with shape, break and quotation state -> one vector a piece."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.breaks = nn.Embedding(len(BREAKS), WIDTH)
        self.quotes = nn.Embedding(len(QUOTES), WIDTH)
        for table in (self.shapes, self.breaks, self.quotes):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, pieces: Tensor, shapes: Tensor, breaks: Tensor, quotes: Tensor, mask: Tensor) -> Tensor:
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions)
        x = self.norm(x + self.shapes(shapes) + self.breaks(breaks) + self.quotes(quotes))
        wide = torch.where(mask, 0.0, FORBIDDEN)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def load_base(self, path: Path) -> None:
        """Take over the weights of a Hugging Face BERT (safetensors)."""
        base = read_safetensors(path)
        with torch.no_grad():
            self.pieces.weight.copy_(base["embeddings.word_embeddings.weight"])
            # The type embedding of segment 0 is the same for every piece: folded into the positions.
            kinds = base["embeddings.token_type_embeddings.weight"]
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"] + kinds[0])
            _copy(self.norm, base, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    joined = [base[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(joined))
                _copy(layer.out, base, prefix + "attention.output.dense")
                _copy(layer.norm_1, base, prefix + "attention.output.LayerNorm")
                _copy(layer.up, base, prefix + "intermediate.dense")
                _copy(layer.down, base, prefix + "output.dense")
                _copy(layer.norm_2, base, prefix + "output.LayerNorm")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[name + ".weight"])
    module.bias.copy_(base[name + ".bias"])


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """Return the float tensors of a safetensors file."""
    content = path.read_bytes()
    (size,) = struct.unpack("<Q", content[:8])
    tensors = {}
    for name, entry in json.loads(content[8 : 8 + size]).items():
        if entry.get("dtype") != "F32":
            continue
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        data = torch.frombuffer(bytearray(content[start:end]), dtype=torch.float32)
        tensors[name] = data.reshape(entry["shape"])
    return tensors


class SecondLook(nn.Module):
    """One more layer, over words, that knows the roles first thought of: whether a content ends here hangs on cues far away.

    It adds to the word vectors, at first nothing. Attention has a term for how far apart two words are, up to FAR.
    """

    FAR = 32

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.0)
        self.roles = nn.Linear(len(ROLES), WIDTH)
        self.apart = nn.Embedding(2 * self.FAR + 1, ATTENTION_HEADS)
        self.norm_1 = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_2 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        for part in (self.roles, self.out, self.down):
            nn.init.zeros_(part.bias)
            nn.init.normal_(part.weight, std=0.002)
        nn.init.zeros_(self.apart.weight)

    def forward(self, words: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = words.shape
        x = words + self.roles(roles.softmax(-1))
        place = torch.arange(length, device=words.device)
        gap = (place[None, :] - place[:, None]).clamp(-self.FAR, self.FAR) + self.FAR
        bias = self.apart(gap).permute(2, 0, 1)[None] + torch.where(mask, 0.0, FORBIDDEN)[:, None, None, :]
        heads = self.qkv(self.norm_1(x)).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        q, k, v = heads.permute(2, 0, 3, 1, 4)
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, length, WIDTH)))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm_2(x)))))


class Biaffine(nn.Module):
    """Scores of every word as dependent of every word, and of the root; best relation for every pair."""

    def __init__(self, arc: int = 256, relation: int = 64) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(WIDTH, arc), nn.GELU(), nn.Dropout(0.1))
        self.head = nn.Sequential(nn.Linear(WIDTH, arc), nn.GELU(), nn.Dropout(0.1))
        self.arc = nn.Linear(arc, arc)
        self.head_bias = nn.Linear(arc, 1)
        self.root = nn.Linear(arc, 1)
        self.relation_dependent = nn.Sequential(nn.Linear(WIDTH, relation), nn.GELU(), nn.Dropout(0.1))
        self.relation_head = nn.Sequential(nn.Linear(WIDTH, relation), nn.GELU(), nn.Dropout(0.1))
        self.relation = nn.Parameter(torch.randn(len(RELATIONS), relation, relation) * relation**-0.5)
        self.relation_of_dependent = nn.Linear(relation, len(RELATIONS))
        self.relation_of_head = nn.Linear(relation, len(RELATIONS), bias=False)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Return (batch, dependent, head) scores and (batch, dependent) scores of being the root."""
        dependent, head = self.dependent(words), self.head(words)
        scores = self.arc(dependent) @ head.transpose(1, 2) + self.head_bias(head).transpose(1, 2)
        return scores * 256**-0.5, self.root(dependent).squeeze(-1)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return the relation scores of given pairs of word vectors, one pair a row."""
        d, h = self.relation_dependent(dependent), self.relation_head(head)
        scores = torch.einsum("nd,rde,ne->nr", d, self.relation, h)
        return scores + self.relation_of_dependent(d) + self.relation_of_head(h)

    def relation_factors(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the relation scores of any pair are made of: `left[dependent] @ right[head] + bias[dependent]`.

        So the scores of all pairs, of which a tree has few, need not be reckoned.
        """
        d, h = self.relation_dependent(words), self.relation_head(words)
        left = torch.einsum("bwd,rde->bwre", d, self.relation) + self.relation_of_head.weight
        return left, h, self.relation_of_dependent(d)


class LinkBias(nn.Module):
    """What the layout says of a pair: how far apart, in which order, how many candidates lie between."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Parameter(torch.zeros(2, 2 * DISTANCES))
        self.paragraph = nn.Parameter(torch.zeros(2, PARAGRAPHS))
        self.between = nn.Parameter(torch.zeros(2, 2 * BETWEEN))

    def forward(self, kind: int, distance: Tensor, paragraph: Tensor, between: Tensor) -> Tensor:
        return self.distance[kind][distance] + self.paragraph[kind][paragraph] + self.between[kind][between]


class PartyHead(nn.Module):
    """By a look of its own, which word names for whom a source speaks, or that it speaks for nobody (parsing/party_words)."""

    def __init__(self) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.2)
        self.look = SecondLook()
        self.seek = nn.Linear(WIDTH, 2 * PARTY_WIDTH)
        self.found = nn.Linear(WIDTH, PARTY_WIDTH)
        self.nobody = nn.Linear(WIDTH, 2, bias=False)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCES))
        self.paragraph = nn.Parameter(torch.zeros(PARAGRAPHS))
        self.inside = nn.Parameter(torch.zeros(()))
        self.bias = nn.Parameter(torch.zeros(()))

    def forward(self, words: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """Return the (batch, word, column) vectors that `scores` and `PartyWords` read."""
        seen = self.dropout(self.look(self.dropout(words), roles, mask))
        return torch.cat([self.seek(seen), self.found(seen), self.nobody(seen)], -1)

    def scores(self, vectors: Tensor, sources: Tensor, layout: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Return the (source, 1 + word) scores of one window, nobody first; a source is given by its first and last word."""
        first, last = vectors[sources[:, 0]], vectors[sources[:, 1]]
        width = PARTY_WIDTH
        sought = first[:, :width] + last[:, width : 2 * width]
        distance, paragraph, _ = layout
        scores = (
            sought @ vectors[:, 2 * width : 3 * width].T * width**-0.5 + self.distance[distance] + self.paragraph[paragraph]
        )
        place = torch.arange(len(vectors))[None]
        scores = scores + self.inside * ((place >= sources[:, :1]) & (place <= sources[:, 1:]))
        nobody = first[:, 3 * width] + last[:, 3 * width + 1] + self.bias
        return torch.cat([nobody[:, None], scores], 1)


def _chain(start: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
    """Return the (batch, tag) log-sums over all ways through the (batch, word, tag, tag) steps inside the mask.

    Neighbours are joined two by two: a text of 250 words takes eight rounds in place of 250.
    """
    still = torch.full(steps.shape[-2:], FORBIDDEN, device=steps.device).fill_diagonal_(0.0)
    steps = torch.where(mask[..., None, None], steps, still)
    while steps.shape[1] > 1:
        odd = steps[:, -1:] if steps.shape[1] % 2 else None
        pairs = steps[:, : steps.shape[1] // 2 * 2]
        joined = torch.logsumexp(pairs[:, ::2, :, :, None] + pairs[:, 1::2, None, :, :], 3)
        steps = joined if odd is None else torch.cat([joined, odd], 1)
    return torch.logsumexp(start[:, :, None] + steps[:, 0], 1) if steps.shape[1] else start


def tagger(labels: int) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, labels))


class Reader(nn.Module):
    """The encoder with all heads; roles and links are read from a second look at the words."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.first_roles = nn.Linear(WIDTH, len(ROLES))
        self.second = SecondLook()
        self.roles = tagger(len(ROLES))
        self.transitions = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.first_tag = nn.Parameter(torch.zeros(len(ROLES)))
        self.links = nn.Linear(WIDTH, len(LINK_PARTS) * 2 * LINK_WIDTH)
        self.no_source = nn.Linear(2 * WIDTH, 1)
        self.link_bias = LinkBias()
        self.starts = nn.Linear(WIDTH, 2)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.tree = Biaffine()
        self.mentions = tagger(len(MENTIONS))
        self.factuality = tagger(2)
        self.parties = PartyHead()
        legal = torch.zeros(len(ROLES), len(ROLES))
        for tag, name in enumerate(ROLES):
            if name.startswith("I-"):
                for before, other in enumerate(ROLES):
                    if other[1:] != name[1:]:
                        legal[before, tag] = FORBIDDEN
        self.register_buffer("legal", legal)

    def set_dropout(self, chance: float) -> None:
        """Set the dropout of the encoder's layers; that of the heads stays."""
        for layer in (*self.encoder.layers, self.second, self.parties.look):
            layer.dropout.p = chance

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Return one vector a word: that of its first piece."""
        vectors = self.encoder(batch["pieces"], batch["shapes"], batch["breaks"], batch["quotes"], batch["mask"])
        index = batch["first"][..., None].expand(-1, -1, WIDTH)
        return vectors.gather(1, index)

    def look_again(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the roles first thought of, and the word vectors that roles and links are read from."""
        first = self.first_roles(words)
        return first, self.second(words, first, mask)

    def role_loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log-likelihood of the tag sequences (linear-chain CRF), a word."""
        moves, first = self.transitions + self.legal, self.first_tag
        gold = tags.clamp(min=0)
        chosen = scores.gather(2, gold[..., None]).squeeze(-1)
        total = first[gold[:, 0]] + chosen[:, 0]
        steps = moves[gold[:, :-1], gold[:, 1:]] + chosen[:, 1:]
        total = total + (steps * mask[:, 1:]).sum(1)
        alpha = _chain(first + scores[:, 0], moves[None, None] + scores[:, 1:, None, :], mask[:, 1:])
        return (torch.logsumexp(alpha, 1) - total).sum() / mask.sum()

    def link_loss(self, words: Tensor, links: list[dict]) -> Tensor:
        """Return the loss of choosing a source (or none) for each cue and a cue for each content, over the batch's windows."""
        losses = []
        for window, link in enumerate(links):
            if not len(link["cues"]):
                continue
            spans = {role: words[window][link[role]] for role in ("sources", "cues", "contents") if len(link[role])}
            if len(link["cue_gold"]):
                none = self.no_source(spans["cues"].flatten(1))
                scores = [none]
                if "sources" in spans:
                    scores.append(self.pair_scores(0, spans["cues"], spans["sources"], link["cue_layout"]))
                losses.append(F.cross_entropy(torch.cat(scores, 1), link["cue_gold"], reduction="none"))
            if "contents" in spans:
                scores = self.pair_scores(1, spans["contents"], spans["cues"], link["content_layout"])
                losses.append(F.cross_entropy(scores, link["content_gold"], reduction="none"))
        return torch.cat(losses).mean() if losses else words.sum() * 0.0

    def party_loss(self, words: Tensor, roles: Tensor, mask: Tensor, links: list[dict]) -> Tensor:
        """Return the loss of telling for whom sources speak: nobody, or any word that names it (training.party_words)."""
        vectors = self.parties(words, roles.detach(), mask)
        losses = []
        for window, link in enumerate(links):
            if "speakers" in link:
                own = vectors[window, : mask[window].sum()]
                scores = self.parties.scores(own, link["speakers"], link["speaker_layout"])
                chances = scores.masked_fill(~link["speaker_allowed"], FORBIDDEN).log_softmax(1)
                losses.append(-torch.logsumexp(chances.masked_fill(~link["speaker_right"], FORBIDDEN), 1))
        return torch.cat(losses).mean()

    def pair_scores(self, kind: int, seekers: Tensor, found: Tensor, layout: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Return (seekers, found) scores; each span is given as the vectors of its first and last word."""
        return self.link_vector(2 * kind, seekers) @ self.link_vector(2 * kind + 1, found).T + self.link_bias(kind, *layout)

    def link_vector(self, part: int, spans: Tensor) -> Tensor:
        rows = slice(part * 2 * LINK_WIDTH, (part + 1) * 2 * LINK_WIDTH)
        weight, bias = self.links.weight[rows], self.links.bias[rows]
        first = F.linear(spans[:, 0], weight[:LINK_WIDTH], bias[:LINK_WIDTH])
        last = F.linear(spans[:, 1], weight[LINK_WIDTH:], bias[LINK_WIDTH:])
        return (first + last) * LINK_WIDTH**-0.25

    def tree_losses(self, words: Tensor, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Return the losses of heads and of relations; heads are sought within the sentence."""
        arcs, roots = self.tree.arcs(words)
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        scores = torch.cat([roots[..., None], arcs.masked_fill(~same, FORBIDDEN)], 2)
        heads = batch["heads"]
        arc_loss = F.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=-100)
        rows, dependents = (heads > 0).nonzero(as_tuple=True)
        relation_scores = self.tree.relations(words[rows, dependents], words[rows, heads[rows, dependents] - 1])
        return arc_loss, F.cross_entropy(relation_scores, batch["relations"][rows, dependents])
