"""The version, apart from everything else so that it costs nothing to ask."""

VERSION = "0.1.0"
