"""Connected components over pairs of keys, independent of the order of the pairs."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Components(Generic[Node]):
    """Disjoint sets of nodes; nodes join when first seen."""

    def __init__(self) -> None:
        self._parents: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        """The node that stands for the node's set; which one is an accident of order."""
        parents = self._parents
        parents.setdefault(node, node)
        root = node
        while parents[root] != root:
            root = parents[root]
        while parents[node] != root:
            parents[node], node = root, parents[node]
        return root

    def join(self, one: Node, other: Node) -> None:
        """Make one set of the sets of two nodes."""
        self._parents[self.root(one)] = self.root(other)

    def sets(self, nodes: Iterable[Node]) -> list[list[Node]]:
        """The sets that the nodes form, each in the order of `nodes`."""
        members: dict[Node, list[Node]] = {}
        for node in nodes:
            members.setdefault(self.root(node), []).append(node)
        return list(members.values())
