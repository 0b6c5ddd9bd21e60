"""Parquet, by way of a library that is there or is asked for, as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from promptlint.errors import SourceError

ROWS: Final = 500
"""How many rows are turned into lines at a time."""


def parquet_lines(path: str) -> Iterator[str]:
    """Yield each row of a file as a line of JSON, so that a row's number is its line's.

    Raises:
        SourceError: the file is no Parquet, or no library that reads it is installed.
    """
    if find_spec("pyarrow") is not None:
        rows = _by_pyarrow(path)
    elif find_spec("duckdb") is not None:
        rows = _by_duckdb(path)
    else:
        what = "is Parquet, and neither pyarrow nor duckdb is installed"
        raise SourceError(what, path, "pip install 'promptlint-cst[parquet]'")
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=str) + "\n"


def _by_pyarrow(path: str) -> Iterator[Mapping[str, object]]:
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=ROWS):
                yield from batch.to_pylist()
    except (arrow.ArrowException, ValueError) as error:
        raise _broken(error, path) from None


def _by_duckdb(path: str) -> Iterator[Mapping[str, object]]:
    duckdb: Any = import_module("duckdb")
    try:
        with duckdb.connect() as connection:
            result = connection.execute("select * from read_parquet(?)", [path])
            columns = [column[0] for column in result.description]
            while rows := result.fetchmany(ROWS):
                for row in rows:
                    yield dict(zip(columns, row, strict=True))
    except duckdb.Error as error:
        raise _broken(error, path) from None


def _broken(error: Exception, path: str) -> SourceError:
    return SourceError(f"is no sound Parquet: {str(error).partition(chr(10))[0]}", path)
