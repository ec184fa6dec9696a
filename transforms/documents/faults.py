"""What is wrong with a payload that cannot become a document."""


class UnusableError(ValueError):
    """A payload, or one record of it, that cannot be used.

    Attributes:
        rule: short name of the rule that was broken.
        reason: what was got, what was expected, what to do.
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason
