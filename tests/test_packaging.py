"""What is built holds the two packages with their data, and nothing else reaches site-packages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

REPOSITORY = Path(__file__).parent.parent
PACKAGES = {"promptlint", "promptlint_rules"}


def build(what: str, source: Path, target: Path) -> Path:
    """Build a wheel, sdist or editable wheel by hatchling itself: no network, no isolation."""
    hook = f"import hatchling.build; print(hatchling.build.build_{what}({str(target)!r}))"
    run = subprocess.run(
        [sys.executable, "-c", hook], cwd=source, check=True, capture_output=True, text=True
    )
    return target / run.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", REPOSITORY, tmp_path_factory.mktemp("wheel"))


def names_in(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_a_wheel_puts_exactly_the_two_packages_at_the_top(wheel: Path) -> None:
    """No tests, corpus or `rules` folder ends up beside other people's packages."""
    assert {PurePosixPath(name).parts[0] for name in names_in(wheel)} == PACKAGES


def test_a_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    """Tables, weights and type markers travel with the code."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "promptlint", "rules/promptlint_rules"],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")[:-1]

    assert {name.removeprefix("rules/") for name in tracked} <= names_in(wheel)
    assert {
        "promptlint/extract/sinks.toml",
        "promptlint/py.typed",
        "promptlint_rules/py.typed",
    } <= names_in(wheel)


def test_a_wheel_made_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    """Whoever builds from the sdist gets what whoever builds from the repository gets."""
    sdist = build("sdist", REPOSITORY, tmp_path)
    shutil.unpack_archive(sdist, tmp_path, filter="data")
    unpacked = tmp_path / sdist.name.removesuffix(".tar.gz")

    assert names_in(build("wheel", unpacked, tmp_path)) == names_in(wheel)


def test_an_installed_wheel_starts_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    """The command runs from the wheel alone, with no repository in sight."""
    site = tmp_path / "site"
    shutil.unpack_archive(wheel, site, "zip")
    run = subprocess.run(
        [sys.executable, "-m", "promptlint", "rule", "--all"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert "PRM101" in run.stdout


def test_an_editable_install_points_at_both_roots(tmp_path: Path) -> None:
    """`pip install -e .` sees every edit of both packages at once."""
    editable = zipfile.ZipFile(build("editable", REPOSITORY, tmp_path))
    (paths,) = [name for name in editable.namelist() if name.endswith(".pth")]

    assert editable.read(paths).decode().split("\n") == [
        str(REPOSITORY),
        str(REPOSITORY / "rules"),
    ]
