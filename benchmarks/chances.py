"""What the chance of a list costs at the size of the country.

    python -m benchmarks.chances [--draws 16] [--questions 300]

CPU seconds and milliseconds in one process: the draws that a job makes, and questions asked of
them, each for one of the 80,000 applications against 5,000 batches.
"""

import argparse
import time

import numpy as np

from benchmarks.matching_instances import NATIONAL, national
from partners.matching.advice import advise
from partners.matching.chances import cut_offs
from partners.matching.participants import tables

SEED = 2025


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=16)
    parser.add_argument("--questions", type=int, default=300)
    asked = parser.parse_args()
    people, groups = national(SEED, NATIONAL)
    begun = time.process_time()
    cut = cut_offs(*tables(people, groups), [f"draw-{number}" for number in range(asked.draws)])
    drawn = time.process_time() - begun
    took, bands = [], []
    for row in people[:: max(1, len(people) // asked.questions)][: asked.questions]:
        begun = time.process_time()
        bands.append(advise(row, groups, cut).band.value)
        took.append(time.process_time() - begun)
    p50, p95 = np.percentile(took, [50, 95]) * 1000
    print("| what | measured |\n|---|---|")
    print(f"| {asked.draws} draws, {len(people):,} × {len(groups):,} | {drawn:.1f} s CPU |")
    print(f"| kept of them | {(cut.classes.nbytes + cut.luck.nbytes) / 2**20:.1f} MiB |")
    print(f"| a question, p50 and p95 of {len(took)} | {p50:.0f} and {p95:.0f} ms CPU |")
    print(f"| bands | {', '.join(f'{b} {bands.count(b)}' for b in sorted(set(bands)))} |")


if __name__ == "__main__":
    main()
