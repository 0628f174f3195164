#!/usr/bin/env python3
"""Makes caseloads-2010.csv, the caseloads of an invented council's Referral and Assessment teams, and checks what it made.

Seeded: the same script makes the same file. What a real council published of each month is said here, as in published-caseloads-2010.csv:
how many social workers exceeded the target of 30, and the mean.
"""
import csv
import random
from pathlib import Path

HERE = Path(__file__).parent
CASELOADS = HERE / "caseloads-2010.csv"
PUBLISHED = HERE / "published-caseloads-2010.csv"
LIMIT = 30

HEAD = """\
# Caseloads of Fenborough, a council that does not exist, as its case system would have reported them each month's end of 2010:
# Referral and Assessment alone, as a whole snapshot each. Every worker is invented, and no child is in it: only numbers of cases.
# How many exceed 30, and the mean, are those that a real council published (published-caseloads-2010.csv).
# Made by caseloads-2010.py: change that, not this.
"""

# Who is in post in the four teams at the end of each month from July to November; the part-timers by their FTE.
WORKERS = [f"SYN-W{n:03}" for n in (8, 9, 10, 12, 14, 15, 17, 18, 20, 21, 22, 23, 25, 94, 97, 98, 99, 100, 114)]
PART_TIME = {"SYN-W012": 0.5, "SYN-W018": 0.5, "SYN-W022": 0.8, "SYN-W023": 0.5}
CATEGORIES = ["assessment", "child_in_need", "child_protection", "looked_after", "care_leaver", "other", "open_but_finished"]
SHARES = [0.52, 0.27, 0.12, 0.02, 0.0, 0.02, 0.05]


def spread(total, over, rng):
    """Loads of all workers: so many above the limit, and altogether exactly the total."""
    full_time = [w for w in WORKERS if w not in PART_TIME]
    above = rng.sample(full_time, over)
    loads = {w: rng.randint(LIMIT + 1, LIMIT + 5) for w in above}
    rest = [w for w in WORKERS if w not in loads]
    left = total - sum(loads.values())
    weight = sum(PART_TIME.get(w, 1) for w in rest)
    for w in rest:
        loads[w] = min(LIMIT - 1, round(left * PART_TIME.get(w, 1) / weight) + rng.randint(-6, 6))
    while sum(loads.values()) != total:
        w = rng.choice(rest)
        step = 1 if sum(loads.values()) < total else -1
        if 4 <= loads[w] + step <= LIMIT:
            loads[w] += step
    return loads


def split(load, rng):
    counts = [int(load * share) for share in SHARES]
    while sum(counts) < load:
        counts[rng.choices(range(len(counts)), SHARES)[0]] += 1
    return counts


def main():
    rng = random.Random(2010)
    with PUBLISHED.open() as file:
        published = list(csv.DictReader(line for line in file if not line.startswith("#")))
    with CASELOADS.open("w", newline="\n") as file:
        file.write(HEAD)
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["date", "worker_id"] + CATEGORIES)
        for month in published:
            over, mean = int(month["over"]), int(month["mean"])
            loads = spread(mean * len(WORKERS), over, rng)
            assert sum(load > LIMIT for load in loads.values()) == over
            assert sum(loads.values()) == mean * len(WORKERS)
            for worker in WORKERS:
                out.writerow([month["date"], worker] + split(loads[worker], rng))


main()
