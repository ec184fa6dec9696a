"""Section `fetch` of the settings: how the network is asked, with what manners and within which bounds."""

from typing import Annotated, Final

from pydantic import Field

from flows.settings_sections import Count, Seconds, Section

ROBOT_NAME: Final = "tidings"
"""What robots.txt calls us."""


class FetchSettings(Section):
    """Manners and bounds of all requests but those to a model."""

    user_agent: Annotated[
        str,
        Field(
            min_length=3,
            max_length=200,
            pattern=r"^[\x20-\x7e]+$",
            description="What sites see, best with an address to reach you: `tidings (desk@example.org)`.",
        ),
    ] = "tidings/0.1"
    connections: Annotated[int, Field(ge=1, le=256, description="Requests under way at a time: a whole number.")] = 16
    per_host: Annotated[int, Field(ge=1, le=32, description="Requests under way at one host: a whole number.")] = 2
    seconds_between: Annotated[
        float, Field(ge=0, le=3600, description="Seconds between two requests to a host; robots.txt may ask for more.")
    ] = 1.0
    timeout: Annotated[Seconds, Field(description="Seconds to wait for a connection, or for the next bytes.")] = 20.0
    longest: Annotated[Seconds, Field(description="Seconds that a request may take from its start to its end.")] = 60.0
    most_bytes: Annotated[Count, Field(description="Size of a page or feed, unpacked, at most: bytes.")] = 10_000_000
    redirects: Annotated[int, Field(ge=0, le=20, description="Redirects that are followed: a whole number.")] = 5
    attempts: Annotated[int, Field(ge=1, le=20, description="Times that a request is tried in a run.")] = 3
    first_wait: Annotated[
        Seconds, Field(description="Seconds before the second try; doubled for each further one.")
    ] = 2.0
    longest_wait: Annotated[
        Seconds, Field(description="Seconds that are waited at most; a host that asks for more is left for this run.")
    ] = 60.0
    rounds: Annotated[
        int, Field(ge=1, le=1000, description="Runs in which a page that fails is tried before it is given up.")
    ] = 8
