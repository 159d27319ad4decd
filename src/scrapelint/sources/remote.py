"""Files that are not on this machine: buckets and addresses, by whatever fsspec knows (s3://, gs://, https:// …)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Self, cast

from scrapelint import lazyre as re
from scrapelint.errors import SourceError

__all__ = ["is_remote", "open_remote", "remote_files"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)
_HERE = ("file://", "local://")


def is_remote(path: str) -> bool:
    """Whether a path names a protocol; a drive of Windows has but one letter, and one slash.

    ``file://`` is none: a file of this machine has a path, by which nothing is written over what is read.
    """
    return _ADDRESS.match(path) is not None and not path.lower().startswith(_HERE)


def remote_files(path: str) -> list[str] | None:
    """The files below a folder, in order, their addresses in full; None where ``path`` is a file.

    Raises SourceError for what is not there, may not be read, or needs a package that is missing.
    """
    system, name = _system(path)
    with _told(path):
        # Asked whether it is a folder, a server of pages would send the whole file, to be looked through for links.
        if system.info(name)["type"] != "directory":
            return None
        return sorted(path.rstrip("/") + found.removeprefix(name.rstrip("/")) for found in system.find(name))


def open_remote(path: str) -> BinaryIO:
    """The bytes of a file, to be closed. Raises OSError whatever the service raises, also as it is read."""
    system, name = _system(path)
    try:
        return cast("BinaryIO", _Guarded(system.open(name, "rb")))
    except Exception as error:
        raise _as_os_error(error) from error


class _Guarded:
    """A file of fsspec whose every error is an OSError: each service has exceptions of its own."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        try:
            return bytes(self._file.read(size))
        except Exception as error:
            raise _as_os_error(error) from error

    def __getattr__(self, name: str) -> Any:
        if name == "read1":  # which not all of them have
            raise AttributeError(name)
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _system(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise SourceError(f"{path}: needs the package fsspec: pip install 'scrapelint[remote]'") from error
    with _told(path):
        return cast("tuple[Any, str]", url_to_fs(path))


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file or folder") from error
    except ImportError as error:  # fsspec says which package a protocol needs
        raise SourceError(f"{path}: {error}") from error
    except Exception as error:
        raise SourceError(f"{path}: cannot be opened: {_as_os_error(error)}") from error


def _as_os_error(error: Exception) -> OSError:
    if isinstance(error, OSError):
        return error
    return OSError(str(error).partition("\n")[0] or type(error).__name__)
