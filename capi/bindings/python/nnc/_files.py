# SPDX-License-Identifier: Apache-2.0
"""Files in memory: the library reads and writes those that have a name."""
import os
import tempfile


def bytes_of(write):
    """What write(path) writes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        write(path)
        with open(path, "rb") as file:
            return file.read()


def from_bytes(data, read):
    """What read(path) makes of these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "file")
        with open(path, "wb") as file:
            file.write(data)
        return read(path)


def written(f, write):
    """write(path), where f is a path or has a method write."""
    if hasattr(f, "write"):
        f.write(bytes_of(write))
    else:
        write(f)


def loaded(f, read):
    """read(path), where f is a path or has a method read."""
    return from_bytes(f.read(), read) if hasattr(f, "read") else read(f)
