"""Bytes of Python files become text as Python reads them."""

import pytest

from promptlint.errors import SourceError
from promptlint.sources.decoding import decode_python

GOOD = [
    (b"", "", "utf-8"),
    (b"x = 1\r\ny = 2\r", "x = 1\r\ny = 2\r", "utf-8"),
    ("x = 'é𝄞'\n".encode(), "x = 'é𝄞'\n", "utf-8"),
    (b"\xef\xbb\xbfx = 1\n", "x = 1\n", "utf-8-sig"),
    (b"\xef\xbb\xbf# coding: latin-1\n", "# coding: latin-1\n", "utf-8-sig"),
    (b"# coding: latin-1\nx = '\xe9'\n", "# coding: latin-1\nx = 'é'\n", "latin-1"),
    (b"#!/bin/python\n# -*- coding: cp1252 -*-\n'\x80'", None, "cp1252"),
    (b"#!x\r# vim: set fileencoding=koi8-r :\r'\xc1'", None, "koi8-r"),
    (b"\n# coding=latin-1\n'\xe9'", "\n# coding=latin-1\n'é'", "latin-1"),
    (b"\x0c# coding: latin-1\n", "\x0c# coding: latin-1\n", "latin-1"),
    # no declaration: on the third line, after code, in a string
    (b"\n\n# coding: nonsense\n", "\n\n# coding: nonsense\n", "utf-8"),
    (b"import x\n# coding: nonsense\n", "import x\n# coding: nonsense\n", "utf-8"),
    (b"x = '# coding: nonsense'\n", "x = '# coding: nonsense'\n", "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), GOOD)
def test_text_and_encoding(data, text, encoding):
    """The declared encoding is used, a byte order mark dropped, every line end kept."""
    decoded, used = decode_python(data, "a.py")

    assert used == encoding
    assert decoded == (data.decode(encoding) if text is None else text)
    assert decoded.encode(used) == data


BAD = [
    (b"\xff\xfex\0", "a.py: is UTF-16, which Python cannot read; save it as UTF-8"),
    (b"x = 1\0", "a.py: is binary: it holds a NUL byte"),
    (b"x = 1\n\ny = '\xff'\n", "a.py: is not utf-8: byte 0xff on line 3; save it as UTF-8 or"),
    (b"\xef\xbb\xbf'\xff'", "a.py: is not utf-8: byte 0xff on line 1"),
    (b"# coding: nonsense\n", "a.py: declares the encoding `nonsense`, which Python cannot read"),
    (b"# coding: utf-16\n", "a.py: declares the encoding `utf-16`"),
    (b"# coding: rot13\n", "a.py: declares the encoding `rot13`"),
    (b"# coding: undefined\n", "a.py: declares the encoding `undefined`"),
    (b"# coding: ascii\n'\xe9'", "a.py: is not ascii: byte 0xe9 on line 2"),
    (b"# coding: idna\n.xn--zzzzzz99999999", "a.py: is not idna: "),
]


@pytest.mark.parametrize(("data", "message"), BAD)
def test_what_is_no_text_is_an_error(data, message):
    """Bytes that Python could not read are refused with the reason and the line."""
    with pytest.raises(SourceError) as caught:
        decode_python(data, "a.py")

    assert str(caught.value).startswith(message)
