"""The order of the stages, for one report and for many. Nothing but this module and the commands knows more than one stage.

Stages are imported where they are used: a command that reads nothing loads no model, one that stores nothing no database.
"""

import contextlib
import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

import counterclaim
from counterclaim.errors import ModelError, OptionError, SourceError, StoreError
from counterclaim.ids import hash_parts
from counterclaim.inputs import Input, find_inputs, read_input
from counterclaim.options import Options
from counterclaim.records import Failure, Parse, Reading, Record, Report

if TYPE_CHECKING:
    from counterclaim.parsing.encoder import Encoder
    from counterclaim.store import Store

Stage = Literal["sources", "parsing", "reading", "store"]
Outcome = Literal["added", "updated", "unchanged", "unkept", "failed", "skipped"]


AHEAD_BYTES = 1_000_000
"""No more than this is parsed together, but for a single longer report."""
_FACTS = ("published", "outlet", "url", "media_type")


class Given(Record, frozen=True):
    """What a user says of the inputs beside their bytes; it outranks what the bytes say."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    media_type: str | None = None
    retrieved_at: str | None = None

    @property
    def context(self) -> str:
        """A hash of all that can change the report; empty where nothing is given."""
        parts = tuple(getattr(self, fact) for fact in _FACTS)
        return hash_parts("context", *parts) if any(parts) else ""


class Result(Record, frozen=True):
    """What became of one input."""

    name: str
    outcome: Outcome
    report: Report | None = None
    reading: Reading | None = None
    failure: Failure | None = None
    reason: str | None = None
    """Why it was skipped."""


class Summary(Record, frozen=True):
    """What became of the inputs of a run; `stopped` tells that not all of them were come to."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    unkept: int = 0
    failed: int = 0
    skipped: int = 0
    stopped: bool = False


def open_encoder(options: Options) -> "Encoder":
    """Return the model that reads.

    Raises:
        ModelError: its files are missing or altered, or it cannot run on the device that is asked for.
    """
    from counterclaim.parsing.encoder import OnnxEncoder, find_model

    return OnnxEncoder(find_model(options.model), threads=options.threads, device=options.device, batch=options.batch)


def name_reader(encoder: "Encoder", options: Options) -> str:
    """Return what stands in `Reading.reader`: program, model, and a hash of the user's own rows if there are any."""
    name = f"counterclaim {counterclaim.__version__}, {encoder.name}"
    if options.lexicon is None:
        return name
    rows = [(file.name, file.read_text(encoding="utf-8")) for file in sorted(Path(options.lexicon).glob("*.tsv"))]
    return f"{name}, rows {hash_parts(*(part for row in rows for part in row))}"


def read_report(
    raw: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    retrieved_at: str | None = None,
    encoder: "Encoder | None" = None,
    options: Options | None = None,
) -> tuple[Report, Reading]:
    """Return the report that the bytes hold and who claims what in it.

    Raises:
        SourceError: the bytes are no report that can be read (LanguageError: not in English; LimitError: too much of it).
        ModelError: the reader's files are missing or altered.
        OptionError: an option or a given fact cannot hold.
    """
    options = options or Options()
    given = Given(published=published, outlet=outlet, url=url, media_type=media_type, retrieved_at=retrieved_at)
    return _Reader(encoder or open_encoder(options), options).read(raw, name, given)


def read_many(
    paths: Iterable[str | Path],
    store: "Store | None",
    *,
    given: Given | None = None,
    encoder: "Encoder | None" = None,
    options: Options | None = None,
    on_result: Callable[[Result], None] | None = None,
    on_start: Callable[[int, int, str], None] | None = None,
) -> Summary:
    """Read files, folders and standard input ("-") into the record, a transaction a report; return what became of them.

    An input that this reader has read before is not read again; what was given for it then holds until another is given. One
    that cannot be read becomes a Failure, kept in the record, and the run goes on. Ctrl-C gives up the report in hand, keeps
    those that are done, and ends the run as `stopped`.

    Raises:
        StoreError: the record can no longer be written; what was saved before stays.
        ModelError, OptionError: no input could be read with these options.
    """
    options = options or Options()
    given = given or Given()
    inputs = list(find_inputs(paths))
    run = _Run(store, given, encoder, options)
    counts: dict[Outcome, int] = {}
    try:
        for number, input_ in enumerate(inputs, 1):
            if on_start is not None:
                on_start(number, len(inputs), input_.name)
            run.look_ahead(inputs[number - 1 :])
            result = run.take(input_)
            counts[result.outcome] = counts.get(result.outcome, 0) + 1
            if on_result is not None:
                on_result(result)
    except KeyboardInterrupt:
        return _sum(counts, stopped=True)
    return _sum(counts, stopped=False)


def _sum(counts: Mapping[Outcome, int], *, stopped: bool) -> Summary:
    return msgspec.structs.replace(msgspec.convert(counts, Summary), stopped=stopped)


class _Stages(NamedTuple):
    read_source: Callable[..., Report]
    parse_report: Callable[[Report, "Encoder"], Parse]
    parse_reports: Callable[[Sequence[Report], "Encoder"], list[Parse]]
    read_parse: Callable[..., Reading]


def _load_stages() -> _Stages:
    from counterclaim.parsing.parse import parse_report, parse_reports
    from counterclaim.reading.read import read_parse
    from counterclaim.sources import read_source

    return _Stages(read_source, parse_report, parse_reports, read_parse)


class _Reader:
    """The stages in their order, with the model loaded; `stage` tells which of them is at work."""

    def __init__(self, encoder: "Encoder", options: Options) -> None:
        self.name = name_reader(encoder, options)
        self.stage: Stage = "sources"
        self._encoder = encoder
        self._options = options
        self._stages = _load_stages()
        self._parsed: dict[_Source, tuple[Report, Parse]] = {}

    def read(self, raw: bytes, name: str | None, given: Given) -> tuple[Report, Reading]:
        source = _Source(raw, name, given)
        report, parse = self._parsed.pop(source) if source in self._parsed else self._parse(source)
        self.stage = "reading"
        reading = self._stages.read_parse(report, parse, lexicon=self._options.lexicon)
        return report, msgspec.structs.replace(reading, reader=self.name)

    @property
    def batch(self) -> int:
        """How many reports are worth parsing together."""
        return int(getattr(self._encoder, "batch", 1))

    def parse_ahead(self, sources: Iterable["_Source"]) -> None:
        """Parse reports together, so that their windows share batches. What fails here is left for `read` to meet again."""
        reports: dict[_Source, Report] = {}
        for source in sources:
            with contextlib.suppress(Exception):
                reports[source] = self._make_report(source)
        with contextlib.suppress(Exception):
            parses = self._stages.parse_reports(list(reports.values()), self._encoder)
            self._parsed = {source: (reports[source], parse) for source, parse in zip(reports, parses, strict=True)}

    def _parse(self, source: "_Source") -> tuple[Report, Parse]:
        self.stage = "sources"
        report = self._make_report(source)
        self.stage = "parsing"
        return report, self._stages.parse_report(report, self._encoder)

    def _make_report(self, source: "_Source") -> Report:
        facts = msgspec.structs.asdict(source.given)
        return self._stages.read_source(source.raw, name=source.name, options=self._options, **facts)


class _Source(NamedTuple):
    """All that makes a report."""

    raw: bytes
    name: str | None
    given: Given


class _Run:
    """One run over many inputs: the model is loaded once, when the first input needs it."""

    def __init__(self, store: "Store | None", given: Given, encoder: "Encoder | None", options: Options) -> None:
        self._store = store
        self._given = given
        self._encoder = encoder
        self._options = options
        self._opened: _Reader | None = None
        self._ahead = 0
        self._stage: Stage = "sources"

    def take(self, input_: Input) -> Result:
        """Read one input and keep what came of it."""
        if input_.skipped is not None:
            return Result(name=input_.name, outcome="skipped", reason=input_.skipped)
        self._stage = "sources"
        try:
            raw = read_input(input_, self._options.max_bytes)
        except SourceError as error:
            return self._fail(input_, None, error)
        # What fails here would fail for every input.
        reader = self._reader()
        try:
            return self._take(input_, raw, reader)
        except (ModelError, OptionError):
            raise
        except Exception as error:
            # Whatever a report brings to light in our own code must cost that report only, and must be seen.
            return self._fail(input_, raw, error)

    def look_ahead(self, inputs: Sequence[Input]) -> None:
        """Parse the next files together with the first, where the encoder reads in batches and the first is not parsed yet."""
        self._ahead -= 1
        if self._ahead > 0 or len(inputs) < 2 or inputs[0].skipped is not None or (batch := self._reader().batch) == 1:
            return
        sources: list[_Source] = []
        size = 0
        self._ahead = 0
        for input_ in inputs[:batch]:
            source = self._find_source(input_)
            size += len(source.raw) if source is not None else 0
            if size > AHEAD_BYTES and self._ahead:
                break
            self._ahead += 1
            sources += [source] if source is not None else []
        self._reader().parse_ahead(sources)

    def _find_source(self, input_: Input) -> _Source | None:
        """Return what is to be read, or None where there is nothing to read or only standard input, which comes but once."""
        if input_.skipped is not None or input_.path is None:
            return None
        try:
            raw = read_input(input_, self._options.max_bytes)
        except SourceError:
            return None
        name = _kept_name(input_)
        if self._store is None:
            return _Source(raw, name, self._given)
        digest = hashlib.sha256(raw).hexdigest()
        given = self._add_former(digest, name, self._store)
        known = self._store.is_read(digest, self._reader().name, given.context, name=name)
        return _Source(raw, name, given) if known is None else None

    def _take(self, input_: Input, raw: bytes, reader: _Reader) -> Result:
        if self._store is None:
            report, reading = self._read(reader, raw, _kept_name(input_), self._given)
            return Result(name=input_.name, outcome="unkept", report=report, reading=reading)
        digest = hashlib.sha256(raw).hexdigest()
        given = self._add_former(digest, _kept_name(input_), self._store)
        known = self._store.is_read(digest, reader.name, given.context, name=_kept_name(input_))
        if known is not None:
            report, reading = self._store.report(known), self._store.reading(known)
            return Result(name=input_.name, outcome="unchanged", report=report, reading=reading)
        report, reading = self._read(reader, raw, _kept_name(input_), given)
        self._stage = "store"
        report = link_version(report, self._store)
        outcome = self._store.save(report, reading, context=given.context)
        return Result(name=input_.name, outcome=outcome, report=report, reading=reading)

    def _add_former(self, digest: str, name: str | None, store: "Store") -> Given:
        """Return what is given, with each fact that is not from the last reading of these bytes of this name."""
        held = store.input_of(digest, name)
        former = _recall(*held) if held is not None and held[0] else Given()
        kept = {field: getattr(former, field) for field in _FACTS if getattr(self._given, field) is None}
        return msgspec.structs.replace(self._given, **kept)

    def _read(self, reader: _Reader, raw: bytes, name: str | None, given: Given) -> tuple[Report, Reading]:
        try:
            return reader.read(raw, name, given)
        finally:
            self._stage = reader.stage

    def _reader(self) -> _Reader:
        if self._opened is None:
            self._opened = _Reader(self._encoder or open_encoder(self._options), self._options)
        return self._opened

    def _fail(self, input_: Input, raw: bytes | None, error: Exception) -> Result:
        failure = _to_failure(input_, raw, self._stage, error)
        # A name that leads nowhere is a slip of the user's, not a report that was lost. A record that cannot keep the
        # failure either is in trouble itself: its StoreError ends the run.
        if self._store is not None and input_.absent is None:
            self._store.add_failure(failure)
        return Result(name=input_.name, outcome="failed", failure=failure)


def _recall(context: str, report: Report) -> Given:
    """Return what was given when the report was read: those of its facts that have the context's hash."""
    published = report.published.edtf if report.published.basis == "given" else None
    every = Given(published=published, outlet=report.outlet, url=report.url, media_type=report.media_type)
    for count in range(1, len(_FACTS) + 1):
        for facts in itertools.combinations(_FACTS, count):
            given = Given(**{fact: getattr(every, fact) for fact in facts})
            if given.context == context:
                return given
    # What was given is not what the report has (an address in another spelling, say): nothing of it may be lost.
    return msgspec.structs.replace(every, media_type=None)


def link_version(report: Report, store: "Store") -> Report:
    """Return a report as a version of the one that the record has last from its address, if it has one."""
    earlier = store.latest_at(report.url) if report.url else None
    return msgspec.structs.replace(report, version_of=earlier) if earlier not in (None, report.id) else report


def _kept_name(input_: Input) -> str | None:
    # All that comes by standard input would share one name, and a success would pass for the mending of another's failure.
    return input_.name if input_.path is not None else None


def _to_failure(input_: Input, raw: bytes | None, stage: Stage, error: Exception) -> Failure:
    name = _kept_name(input_)
    digest = hashlib.sha256(raw).hexdigest() if raw is not None else None
    message = str(error)
    if not isinstance(error, (SourceError, StoreError)):
        message = f"{input_.name}: the program failed on it ({type(error).__name__}: {error}); please report this with the file"
    elif input_.path is None:
        message = f"{input_.name}: {message.removeprefix('input: ')}"
    return Failure(
        id=hash_parts("failure", stage, name, digest),
        stage=stage,
        error=type(error).__name__,
        message=message,
        name=name,
        raw_sha256=digest,
        at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
