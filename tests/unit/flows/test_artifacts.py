"""What a run shows on its Prefect page."""

from flows.artifacts import _SHARES
from flows.progress import STAGES


def test_every_stage_of_a_run_has_a_share_of_its_progress() -> None:
    assert set(_SHARES) == set(STAGES) - {"stories"}
    assert sum(_SHARES.values()) == 100
