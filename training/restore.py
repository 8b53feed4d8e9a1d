"""Makes trainable weights of a shipped model: `python -m training.restore [--model DIR] [--out FILE]`.

So that training can go on where only the model files are at hand. What the int8 weights lost is lost; a few hundred steps of
training make up for it.
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from counterclaim.parsing.encoder import check_model, find_model
from training.export import TILT
from training.labels import ROLES
from training.model import Reader

HERE = Path(__file__).parent
TREE = ("dependent", "head", "relation_dependent", "relation_head", "arc", "root", "head_bias")
PARTY_TABLES = ("distance", "paragraph", "inside", "bias")
TREE_LINEAR = ("relation_of_dependent", "relation_of_head")


def name_of(node: str) -> str:
    """Return the parameter that a product's node multiplies by.

    >>> name_of("/encoder/layers.3/qkv/MatMul_quant"), name_of("/head/head.0/MatMul_quant"), name_of("/roles/roles.3/MatMul")
    ('encoder.layers.3.qkv.weight', 'tree.head.0.weight', 'roles.3.weight')
    """
    path = node.removesuffix("_quant").strip("/").split("/")[:-1]
    if len(path) == 2 and path[1].startswith(path[0] + "."):
        path = path[1:]
    if path[0].split(".")[0] in (*TREE, *TREE_LINEAR):
        path = ["tree", *path]
    return ".".join(path) + ".weight"


def restore(folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the model in a folder, by parameter name, as 32-bit floats."""
    graph = onnx.load(folder / "reader.onnx").graph
    tables = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
    found = {name.removeprefix("reader."): table for name, table in tables.items() if re.fullmatch(r"reader\.[\w.]+", name)}
    found |= _products(graph, tables)
    found["encoder.pieces.weight"] = found["encoder.pieces.rows"] * _byte_table(tables, "reader.encoder.pieces.scale")
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    looks = ("second.apart", "parties.look.apart") if labels.get("party_width") else ("second.apart",)
    for name in ("encoder.positions", "encoder.shapes", "encoder.breaks", "encoder.quotes", *looks):
        found[f"{name}.weight"] = _byte_table(tables, f"reader.{name}.weight")
    found |= _small_tables(labels)
    known = Reader().state_dict()
    return {
        name: torch.tensor(np.array(value, dtype=np.float32)).reshape(known[name].shape)
        for name, value in found.items()
        if name in known
    }


def _products(graph: onnx.GraphProto, tables: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the weights of linear layers: bytes with a scale for each column, whatever arithmetic they are meant for."""
    found = {}
    for node in graph.node:
        if node.op_type not in ("MatMulInteger", "MatMul"):
            continue
        weight = node.input[1].removesuffix("_quantized")
        stored = next((n for n in (weight + "_quantized", weight + "_bytes") if n in tables), None)
        if stored is not None:
            found[name_of(node.name)] = (tables[stored].astype(np.float32) * tables[weight + "_scale"].reshape(1, -1)).T
    return found


def _byte_table(tables: dict[str, np.ndarray], name: str) -> np.ndarray:
    if name + "_quantized" not in tables:
        return tables[name]
    steps = tables[name + "_quantized"].astype(np.float32) - tables[name + "_zero_point"].astype(np.float32)
    return steps * tables[name + "_scale"]


def _small_tables(labels: dict) -> dict[str, np.ndarray]:
    tilt = np.array([TILT.get(name, 0.0) for name in ROLES])
    moves = np.array(labels["transitions"]) - tilt
    return {
        "transitions": np.where(moves < -1000, 0.0, moves),
        "first_tag": np.array(labels["first_tag"]) - tilt,
        "link_bias.distance": np.array(labels["link_distance"]),
        "link_bias.paragraph": np.array(labels["link_paragraph"]),
        "link_bias.between": np.array(labels["link_between"]),
        "no_source.bias": np.array([labels["no_source_bias"]]),
        **{f"parties.{name}": np.array(labels[f"party_{name}"]) for name in PARTY_TABLES if f"party_{name}" in labels},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="folder of the model files, by default the shipped ones")
    parser.add_argument("--out", type=Path, default=HERE / "runs" / "restored.pt")
    options = parser.parse_args()
    folder = options.model or find_model()
    weights = restore(folder)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": weights}, options.out)
    missing = sorted(set(Reader().state_dict()) - set(weights) - {"legal"})
    print(f"{options.out}: {check_model(folder)}, {len(weights)} weights; fresh: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
