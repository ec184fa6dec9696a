"""Times: when the expressions of a text are, and which of them tells when a mention happened."""

from transforms.resolving.times.find import find_times
from transforms.resolving.times.mentions import document_times, mention_times

__all__ = ["document_times", "find_times", "mention_times"]
