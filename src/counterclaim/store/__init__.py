"""Stage 5: the record on disk. SQLAlchemy is loaded with this package, and with nothing above it."""

from counterclaim.store.judgements import make_judgement
from counterclaim.store.query import ClaimQuery, ReportRow
from counterclaim.store.save import Outcome
from counterclaim.store.search import Hit
from counterclaim.store.store import Store

__all__ = ["ClaimQuery", "Hit", "Outcome", "ReportRow", "Store", "make_judgement"]
