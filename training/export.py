"""Makes the model files from a checkpoint: `python -m training.export`. ONNX with int8 weights and word pieces."""

import argparse
import datetime
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from counterclaim.parsing import windows
from training import lemmas
from training.base import base_folder
from training.labels import MENTIONS, RELATIONS, ROLES, UPOS
from training.model import LINK_WIDTH, PARTY_WIDTH, WIDTH, Reader
from training.run import load_reader

HERE = Path(__file__).parent
INPUTS = ("pieces", "shapes", "breaks", "quotes", "mask", "first", "words")
OUTPUTS = (
    "roles",
    "starts",
    "upos",
    "mentions",
    "arcs",
    "relation_left",
    "relation_right",
    "relation_bias",
    "links",
    "no_source",
    "factuality",
    "parties",
)


TILT = {"B-source": 0.3}
"""Added to the score of beginning a span: more sources are left out than invented. Set on PolNeAR dev, worth 0.3 FOUND."""

FLOAT_ARITHMETIC = "/up/"
"""Products that int8 arithmetic hurts most: their weights are stored as bytes, too, but multiplied as floats.

A fast model does without: its loss is told in training/LOG.md."""


class SmallTable(nn.Module):
    """An embedding table of bytes with one scale a row: a quarter of the size, dequantised row by row when read."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        return self.rows[numbers].float() * self.scale[numbers]


class Exported(nn.Module):
    """The graph that runs outside: windows in, the scores of every head out."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.no_source = nn.Linear(WIDTH, 2, bias=False)
        self.no_source.weight = nn.Parameter(reader.no_source.weight.detach().view(2, -1))

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        batch = dict(zip(INPUTS, inputs, strict=True))
        reader = self.reader
        words = reader.words(batch)
        first, again = reader.look_again(words, batch["words"])
        arcs, roots = reader.tree.arcs(words)
        return (
            reader.roles(again),
            reader.starts(words),
            reader.upos(words),
            reader.mentions(words),
            torch.cat([roots[..., None], arcs], 2),
            *reader.tree.relation_factors(words),
            reader.links(again),
            self.no_source(again),
            reader.factuality(words)[..., 0],
            reader.parties(words, first, batch["words"]),
        )


def export_onnx(reader: Reader, path: Path) -> None:
    """Write the float graph (with word pieces of one byte)."""
    reader.eval()
    reader.encoder.pieces = SmallTable(reader.encoder.pieces.weight.detach())  # type: ignore[assignment]
    pieces = torch.randint(0, 1000, (2, 40))
    zeros = torch.zeros_like(pieces)
    sample = (pieces, zeros, zeros, zeros, torch.ones_like(pieces).bool(), torch.arange(1, 21).repeat(2, 1))
    sample += (torch.ones(2, 20).bool(),)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS[:5]}
    axes |= {name: {0: "batch", 1: "words"} for name in INPUTS[5:]}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    axes["arcs"] |= {2: "heads_and_root"}
    torch.onnx.export(
        Exported(reader),
        sample,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def shrink(whole: Path, path: Path, *, fast: bool = False) -> None:
    """Write the graph with weights of one byte: int8 arithmetic for most, float arithmetic for FLOAT_ARITHMETIC."""
    model = onnx.load(whole)
    graph = model.graph
    weights = {weight.name: weight for weight in graph.initializer}
    chosen = [node for node in graph.node if FLOAT_ARITHMETIC in node.name and node.op_type == "MatMul" and not fast]
    before = []
    for node in chosen:
        name = node.input[1]
        table = numpy_helper.to_array(weights[name])
        scale = (np.abs(table).max(0, keepdims=True).clip(1e-8) / 127).astype(np.float32)
        graph.initializer.remove(weights[name])
        graph.initializer.append(numpy_helper.from_array(np.round(table / scale).astype(np.int8), name + "_bytes"))
        graph.initializer.append(numpy_helper.from_array(scale, name + "_scale"))
        before.append(helper.make_node("Cast", [name + "_bytes"], [name + "_cast"], to=TensorProto.FLOAT))
        before.append(helper.make_node("Mul", [name + "_cast", name + "_scale"], [name]))
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend(before + nodes)
    onnx.save(model, whole)
    excluded = [node.name for node in chosen]
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=excluded)


def labels_of(reader: Reader, version: str, overlap: int) -> dict:
    """Return what decoding needs beside the graph: label names, transitions, layout scores of links."""
    bias = reader.link_bias
    tilt = torch.tensor([TILT.get(name, 0.0) for name in ROLES])
    return {
        "version": version,
        "window": windows.SIZE,
        "overlap": overlap,
        "roles": list(ROLES),
        "mentions": list(MENTIONS),
        "upos": list(UPOS),
        "relations": list(RELATIONS),
        "transitions": _rounded(reader.transitions + reader.legal + tilt),
        "first_tag": _rounded(reader.first_tag + tilt),
        "link_width": LINK_WIDTH,
        "link_distance": _rounded(bias.distance),
        "link_paragraph": _rounded(bias.paragraph),
        "link_between": _rounded(bias.between),
        "no_source_bias": round(reader.no_source.bias.item(), 5),
        "party_width": PARTY_WIDTH,
        "party_distance": _rounded(reader.parties.distance),
        "party_paragraph": _rounded(reader.parties.paragraph),
        "party_inside": round(reader.parties.inside.item(), 5),
        "party_bias": round(reader.parties.bias.item(), 5),
    }


def _rounded(tensor: Tensor) -> list:
    return np.round(tensor.detach().numpy().astype(float), 5).tolist()


def write_manifest(folder: Path, name: str, version: str) -> None:
    names = ("reader.onnx", "labels.json", "lemmas.tsv", "vocab.txt")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    content = {"name": name, "version": version, "sha256": hashes}
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--name", default="last-settled", help="name of the training run")
    parser.add_argument("--last", action="store_true", help="take the weights of the last step, not their running average")
    parser.add_argument("--data", type=Path, default=lemmas.DATA, help="folder of the corpora, for the table of lemmas")
    parser.add_argument("--out", type=Path, default=HERE.parent / "models" / "reader")
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, to measure what int8 costs")
    parser.add_argument("--fast", action="store_true", help="int8 arithmetic throughout")
    parser.add_argument("--overlap", type=int, default=windows.OVERLAP, help="word pieces that neighbouring windows share")
    parser.add_argument("--version", default=datetime.date.today().isoformat())
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    reader = load_reader(HERE / "runs" / options.name / "checkpoint.pt", averaged=not options.last)
    labels = labels_of(reader, options.version, options.overlap)
    (options.out / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    shutil.copyfile(base_folder() / "vocab.txt", options.out / "vocab.txt")
    lemmas.write(options.data, options.out / "lemmas.tsv")
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "reader.onnx"
        export_onnx(reader, whole)
        if options.float:
            shutil.copyfile(whole, options.out / "reader.onnx")
        else:
            shrink(whole, options.out / "reader.onnx", fast=options.fast)
    onnx.checker.check_model(str(options.out / "reader.onnx"))
    write_manifest(options.out, "counterclaim-reader" + "-fast" * options.fast, options.version)
    for path in sorted(options.out.iterdir()):
        print(f"{path.stat().st_size:>12,} {path.name}")


if __name__ == "__main__":
    main()
