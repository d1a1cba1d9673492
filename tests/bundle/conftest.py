"""The bundle is tested where it was made: `make bundle` names its folder."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bundle", type=Path, required=True, help="folder of the bundle, such as dist/sorotan")


@pytest.fixture
def bundle(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.config.getoption("--bundle")
    return folder.absolute()
