"""Named entities by the weights of a spaCy pipeline's recogniser, decoded for many sentences at once.

The recogniser reads a sentence word by word and asks its network for 74 scores at each; outside of an entity these
depend on the one word only. So all words are scored in one product of matrices, and only the few words where an entity
begins are followed to its end. The result is that of the pipeline's own component, at a fraction of the time.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from spacy.tokens import Doc

    Floats = npt.NDArray[np.float32]
    Integers = npt.NDArray[np.int64]

Entity = tuple[int, int, str]
"""First token, last token, the pipeline's label."""
_FEATURES: Final = 3
"""What the network sees: the word, the first word of the open entity, the word before."""


class EntityReader:
    """The recogniser of one pipeline."""

    def __init__(self, recogniser: Any) -> None:  # noqa: ANN401 - spaCy declares no more
        """Take the weights of a component.

        Raises:
            ValueError: the network is of another kind than the packaged pipelines have.
        """
        import numpy as np

        model = recogniser.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if lower.get_dim("nF") != _FEATURES or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            raise ValueError(
                f"the recogniser of entities has {lower.get_dim('nF')} features, expected {_FEATURES} with a layer"
                " above and every class seen: install the version of the pipeline that requirements.lock names"
            )
        self._vectors, self._multiplied = model.get_ref("tok2vec"), model.ops.gemm
        self._weights: Floats = lower.get_param("W")
        self._bias: Floats = lower.get_param("b")
        self._padding: Floats = lower.get_param("pad")[0]
        self._scores: Floats = upper.get_param("W")
        self._score_bias: Floats = upper.get_param("b")
        moves = [recogniser.moves.get_class_name(i) for i in range(recogniser.moves.n_moves)]
        at = {move: i for i, move in enumerate(moves)}
        self._begins = np.array([move.startswith("B-") for move in moves])
        self._units = np.array([move.startswith("U-") and move != "U-" for move in moves])
        self._outside = np.array([move == "O" for move in moves])
        self._labels = [move[2:] for move in moves]
        self._goes_on = [(at.get(f"I-{label}", -1), at.get(f"L-{label}", -1)) for label in self._labels]

    def read(self, docs: Sequence["Doc"]) -> list[list[Entity]]:
        """The entities of sentences that were parsed, in order; none reaches over what the parser took for an end."""
        import numpy as np
        from spacy.attrs import IS_SPACE, SENT_START

        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return [[] for _ in docs]
        vectors: Floats = self._vectors.predict(list(docs))
        flags = np.concatenate([doc.to_array([SENT_START, IS_SPACE]).astype(np.int64) for doc in docs])
        firsts = np.cumsum([0, *lengths])
        # The word after: an entity may not reach into a new sentence, nor over the end.
        may_go_on = np.append(flags[1:, 0] != 1, False)
        may_go_on[firsts[1:] - 1] = False
        moves = self._closed(vectors, may_go_on, flags[:, 1] == 1)
        starts = np.flatnonzero((self._begins | self._units)[moves])
        if not starts.size:
            return [[] for _ in docs]
        ends = self._ends(vectors, starts, moves, may_go_on)
        found: list[list[Entity]] = [[] for _ in docs]
        owners = np.searchsorted(firsts, starts, side="right") - 1
        reached = 0
        for owner, start, end in zip(owners.tolist(), starts.tolist(), ends.tolist(), strict=True):
            if start >= reached:
                first = int(firsts[owner])
                found[owner].append((start - first, end - first, self._labels[moves[start]]))
                reached = end + 1
        return found

    def _closed(
        self, vectors: "Floats", may_go_on: "npt.NDArray[np.bool_]", is_space: "npt.NDArray[np.bool_]"
    ) -> "Integers":
        """The best move of every word for when no entity is open before it."""
        import numpy as np

        sums = self._projected(vectors, 0) + (self._padding[1] + self._padding[2] + self._bias)
        scores = self._scored(sums)
        scores[:, ~(self._begins | self._units | self._outside)] = -np.inf
        scores[~may_go_on[:, None] & self._begins] = -np.inf
        scores[is_space[:, None] & (self._begins | self._units)] = -np.inf
        best: Integers = scores.argmax(axis=1)
        return best

    def _ends(
        self, vectors: "Floats", starts: "Integers", moves: "Integers", may_go_on: "npt.NDArray[np.bool_]"
    ) -> "Integers":
        """The last word of the entity that begins at each start, all of them followed side by side."""
        import numpy as np

        ends = starts.copy()
        open_ones = np.flatnonzero(self._begins[moves[starts]])
        pairs = np.array(self._goes_on)[moves[starts]]
        first = self._projected(vectors[starts], 1)
        current = starts + 1
        while open_ones.size:
            now = current[open_ones]
            sums = self._projected(vectors[now], 0) + first[open_ones] + self._projected(vectors[now - 1], 2)
            hidden = (sums + self._bias).max(axis=2)
            inside, last = (
                (hidden * self._scores[pairs[open_ones, each]]).sum(axis=1) + self._score_bias[pairs[open_ones, each]]
                for each in (0, 1)
            )
            goes_on = (inside > last) & may_go_on[now]
            ends[open_ones] = now
            open_ones = open_ones[goes_on]
            current[open_ones] += 1
        return ends

    def _projected(self, vectors: "Floats", feature: int) -> "Floats":
        """Words as one feature of the network's hidden layer: word × unit × piece."""
        weights = self._weights[feature]
        units, pieces, width = weights.shape
        found: Floats = self._multiplied(vectors, weights.reshape(units * pieces, width), trans2=True)
        return found.reshape(-1, units, pieces)

    def _scored(self, sums: "Floats") -> "Floats":
        found: Floats = self._multiplied(sums.max(axis=2), self._scores, trans2=True) + self._score_bias
        return found
