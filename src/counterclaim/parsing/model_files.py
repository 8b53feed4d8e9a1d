"""Finds the files of a reader by name, and checks them against their manifest before they are used."""

import hashlib
from pathlib import Path

import msgspec

from counterclaim.errors import ModelError

FOLDERS = {"full": "reader", "fast": "fast"}
"""The shipped readers by name, and their folders below `models/`."""
DEFAULT = "full"
FILES = ("reader.onnx", "labels.json", "lemmas.tsv", "vocab.txt")
AGAIN = "install the package again, or name a folder with all the files of a reader"


class Manifest(msgspec.Struct, frozen=True):
    """Which files make up a model."""

    name: str
    version: str
    sha256: dict[str, str]


def find_model(name: str = DEFAULT) -> Path:
    """Return the folder of a reader: "full", "fast" (within the installed package, or in the repository), or a folder.

    Raises:
        ModelError: there is none of this name.
    """
    if name not in FOLDERS:
        if Path(name).is_dir():
            return Path(name)
        shipped = " or ".join(FOLDERS)
        raise ModelError(
            f"there is no reader {name!r}: name {shipped}, or a folder that holds {', '.join(FILES)} and manifest.json"
        )
    package = Path(__file__).parents[1]
    for models in (package / "models", package.parents[1] / "models"):
        if (models / FOLDERS[name] / "manifest.json").is_file():
            return models / FOLDERS[name]
    raise ModelError(f"the files of the reader {name!r} are missing (models/{FOLDERS[name]}/manifest.json): {AGAIN}")


def check_model(folder: Path) -> str:
    """Return name and version of the model, after comparing every file with the hash that the manifest gives.

    Raises:
        ModelError: a file is missing or altered.
    """
    path = folder / "manifest.json"
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
        for name in FILES:
            if name not in manifest.sha256:
                raise ModelError(f"{path} gives no hash for {name}: {AGAIN}")
        for name, expected in manifest.sha256.items():
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != expected:
                raise ModelError(f"{folder / name} is not the file of the manifest (SHA-256 {found}): {AGAIN}")
    except OSError as error:
        raise ModelError(f"{error.filename}: a file of the reader is missing or cannot be read: {AGAIN}") from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"{path} is not a manifest: {error}") from error
    return f"{manifest.name} {manifest.version}"
