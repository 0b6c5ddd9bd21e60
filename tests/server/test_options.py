"""What editors send as settings is read with care."""

from __future__ import annotations

import json

import pytest

from promptlint.errors import ConfigError
from promptlint.server.configuration import Configuration
from promptlint.server.options import Options, read_options
from tests.server.conftest import REPOSITORY


def test_options_are_read_with_and_without_their_section():
    """What a client keeps for itself is passed over; nothing at all is the defaults."""
    table = {"settings": {"ignore": ["PRM5"]}, "isolated": True, "path": "/usr/bin/promptlint"}
    expected = Options({"ignore": ["PRM5"]}, isolated=True)
    assert read_options(table) == read_options({"promptlint": table}) == expected
    assert read_options(None) == read_options({}) == Options()


@pytest.mark.parametrize("raw", [[], {"settings": 1}, {"config": 1}, {"ignoreReason": []}])
def test_a_wrong_type_is_an_error_that_names_it(raw):
    """Whatever it is in place of."""
    with pytest.raises(ConfigError, match="must be"):
        read_options(raw)


def test_the_extension_for_vs_code_offers_the_options_with_their_defaults():
    """What its settings say of the server is what the server reads."""
    package = json.loads((REPOSITORY / "editors/vscode/package.json").read_text("utf-8"))
    offered = package["contributes"]["configuration"]["properties"]
    defaults = {
        name: offered[f"promptlint.{name}"]["default"]
        for name in ("settings", "config", "isolated", "ignoreReason")
    }

    assert read_options(defaults) == Options()


def test_a_relative_configuration_starts_at_its_folder(tmp_path):
    """And the same settings are the same object, however often they are read anew."""
    (tmp_path / "own.toml").write_text('ignore = ["PRM2"]\n')
    configuration = Configuration()
    configuration.set_options({str(tmp_path): Options(config="own.toml", ignore_reason="so")})
    path = str(tmp_path / "bot.py")
    settings = configuration.settings(path)
    configuration.renew()

    assert settings.ignore == ("PRM2",)
    assert configuration.settings(path) is settings
    assert configuration.options(path).ignore_reason == "so"
    assert configuration.options("/elsewhere/bot.py") == Options()
