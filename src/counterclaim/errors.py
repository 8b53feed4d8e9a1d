"""The error tree. Every error says what happened, where, and what to do.

CounterclaimError
├── OptionError    an option that does not exist or cannot hold
├── SourceError    bytes that are not a report we can read
│   ├── LanguageError   a report in a language that the reader does not know
│   └── LimitError      more bytes, depth or time than a report may take
├── ModelError     reader files that are missing or altered
└── StoreError     a record that cannot be opened or written
    ├── NotFoundError   what is asked for is not in the record
    └── ConflictError   somebody else has judged the same in the meantime
"""


class CounterclaimError(Exception):
    """Root of all errors that this package raises on purpose."""


class OptionError(CounterclaimError):
    """An option is unknown or its value cannot hold."""


class SourceError(CounterclaimError):
    """The bytes given are not a report that can be read."""


class LanguageError(SourceError):
    """The report is in a language that the reader does not know; the message names it."""


class LimitError(SourceError):
    """The input exceeds the byte, depth or time limit of the options."""


class ModelError(CounterclaimError):
    """The shipped reader is missing, altered or of another version."""


class StoreError(CounterclaimError):
    """The record cannot be opened, read or written."""


class NotFoundError(StoreError):
    """What is asked for is not in the record, or several things fit."""


class ConflictError(StoreError):
    """Somebody else has judged the same in the meantime; nothing was overwritten."""
