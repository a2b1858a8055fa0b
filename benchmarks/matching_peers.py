"""The kernel beside two peers on the same candidate lists, in one process.

    python -m benchmarks.matching_peers PEER SIZE

prints one line of JSON. ``matching`` (1.4.3, its public API) solves the same problem; min-cost flow
of OR-tools solves another one, the best total score without stability, and is what people
often reach for. Neither knows soft reserves, so the kernel runs with them and the peers without.
"""

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable

import numpy as np

from benchmarks.matching_measures import Figures, graph, kernel_seconds
from partners.matching.candidates import Candidates
from partners.matching.market import Market
from partners.matching.priorities import Priorities


def by_matching(market: Market, found: Candidates) -> int:
    """Dictionaries in, ``solve`` and read the answer; returns how many were placed."""
    from matching.games import HospitalResident

    residents = {
        i: [j for j in row if j >= 0] for i, row in enumerate(found.batch.tolist()) if row[0] >= 0
    }
    hospitals = _hospitals(found, market.priorities)
    seats = {j: int(market.batches.seats[j]) for j in hospitals}
    game = HospitalResident.create_from_dictionaries(residents, hospitals, seats)
    return sum(len(matched) for matched in game.solve(optimal="resident").values())


def _hospitals(found: Candidates, priorities: Priorities) -> dict[int, list[int]]:
    i, at = np.nonzero(found.batch >= 0)
    j, priority = found.batch[i, at], found.priority[i, at]
    order = np.lexsort((-priority, j))
    lists: dict[int, list[int]] = {}
    for batch, who in zip(j[order].tolist(), i[order].tolist(), strict=True):
        lists.setdefault(batch, []).append(who)
    return lists


def by_flow(market: Market, found: Candidates) -> int:
    """Everybody to the batch that stands highest in the list, in sum; returns the placed."""
    from ortools.graph.python import min_cost_flow

    n, m = found.batch.shape[0], len(market.batches)
    i, at = np.nonzero(found.batch >= 0)
    flow = min_cost_flow.SimpleMinCostFlow()
    ones, nobody = np.ones(n, dtype=np.int64), np.full(n, n + m)
    add = flow.add_arcs_with_capacity_and_unit_cost
    add(i, n + found.batch[i, at].astype(np.int64), np.ones(i.size, dtype=np.int64), at)
    add(np.arange(n), nobody, ones, np.full(n, 2 * found.k))
    seats = market.batches.seats.astype(np.int64)
    add(n + np.arange(m), np.full(m, n + m), seats, np.zeros(m, dtype=np.int64))
    flow.set_nodes_supplies(np.arange(n), ones)
    flow.set_node_supply(n + m, -n)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("min-cost flow found no solution")
    return int(flow.flows(np.arange(i.size)).sum())


PEERS: dict[str, Callable[[Market, Candidates], int]] = {
    "matching": by_matching,
    "ortools": by_flow,
}


def compare(peer: str, size: str) -> Figures:
    market, found = graph(size)
    ours, place = kernel_seconds(market, found)
    started = time.process_time()
    placed = PEERS[peer](market, found)
    theirs = time.process_time() - started
    return {
        "ours": ours,
        "theirs": theirs,
        "times": theirs / ours,
        "placed": int((place >= 0).sum()),
        "placed by peer": placed,
    }


def with_a_deep_stack(work: Callable[[], None]) -> None:
    """``matching`` copies its linked players recursively: without this it stops in the middle."""
    sys.setrecursionlimit(10_000_000)
    threading.stack_size(1 << 29)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("size", choices=("4k", "10k", "80k"))
    arguments = parser.parse_args()
    with_a_deep_stack(lambda: print(json.dumps(compare(arguments.peer, arguments.size))))


if __name__ == "__main__":
    main()
