#!/usr/bin/env python3
"""Checks what staffing-2010.csv adds up to, from the file alone.

Applies the contract's day convention: in post at the close of D if first_date <= D and not last_date <= D. Compares
with published-2010.csv and with the other figures that the same paper gives. Prints what it found; exits with 1 if
anything differs.
"""
import csv
import re
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
STAFFING, PUBLISHED = HERE / "staffing-2010.csv", HERE / "published-2010.csv"
CONTRACT = HERE / "../../protos/workforce/v1/staffing.proto"

SOCIAL_WORKERS = {"senior practitioner", "case holder", "qualified without cases"}
TEAM_MANAGERS = {"first line manager"}
IDENTITY = {
    "unit": ("unit_id", "first_date"),
    "post": ("post_id", "first_date"),
    "worker": ("worker_id",),
    "engagement": ("engagement_id",),
    "terms": ("engagement_id", "first_date"),
    "pipeline": ("pipeline_starter_id",),
}
REFERENCES = {
    "unit": ("parent_unit_id",),
    "post": ("unit_id",),
    "engagement": ("worker_id", "post_id", "unit_id"),
    "terms": ("engagement_id", "post_id", "unit_id"),
    "pipeline": ("post_id", "unit_id"),
}
CODES = {"unit_kind": "UNIT_KIND", "role": "ROLE", "status": "POST_STATUS", "footing": "FOOTING",
         "start_origin": "START_ORIGIN", "leaving_reason": "LEAVING_REASON",
         "leaving_destination": "LEAVING_DESTINATION", "stage": "PIPELINE_STAGE"}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


class Facts:
    """What the changes made before a moment say."""

    def __init__(self, rows, known="9999"):
        held = {}
        for row in sorted((row for row in rows if row["made_time"] < known), key=lambda row: row["made_time"]):
            held[row["kind"], *(row[column] for column in IDENTITY[row["kind"]])] = row
        self.by_kind = {kind: [row for row in held.values() if row["kind"] == kind and row["withdrawn"] != "true"]
                        for kind in IDENTITY}

    def states(self, kind, identity, on):
        """Of each thing the state that began last by the close of the day, unless it has ended."""
        begun = [row for row in self.by_kind[kind] if row["first_date"] <= on]
        latest = {row[identity]: row for row in sorted(begun, key=lambda row: row["first_date"])}
        return {i: row for i, row in latest.items() if not row["last_date"] or row["last_date"] > on}

    def close_of(self, on):
        return Close(self, on)


class Close:
    """The close of one day."""

    def __init__(self, facts, on):
        self.posts = facts.states("post", "post_id", on)
        self.units = facts.states("unit", "unit_id", on)
        terms = facts.states("terms", "engagement_id", on)
        self.working = []
        for row in facts.states("engagement", "engagement_id", on).values():
            place = terms.get(row["engagement_id"], row)
            post = self.posts.get(place["post_id"])
            self.working.append(dict(
                row, fte=Decimal(place["fte"]), post_id=place["post_id"], lost=place["post_id"] != "" and post is None,
                unit_id=(post or place)["unit_id"], role=(post or place)["role"]))

    def fte(self, roles, *footings):
        return sum((w["fte"] for w in self.working if w["role"] in roles and w["footing"] in footings), Decimal(0))

    def in_post(self, roles):
        return self.fte(roles, "permanent", "fixed term")

    def cover(self, roles):
        return self.fte(roles, "agency cover")

    def service(self, roles):
        return self.in_post(roles) + self.fte(roles, "agency cover", "agency extra")

    def held(self, post_id, *footings):
        return sum((w["fte"] for w in self.working if w["post_id"] == post_id and w["footing"] in footings), Decimal(0))

    def room(self, post_id):
        return Decimal(self.posts[post_id]["fte"]) - self.held(post_id, "permanent", "fixed term")

    def establishment(self, roles):
        return sum((Decimal(p["fte"]) for p in self.posts.values() if p["role"] in roles), Decimal(0))

    def vacant(self, roles, *statuses):
        return sum((max(Decimal(0), self.room(i)) for i, p in self.posts.items()
                    if p["role"] in roles and (not statuses or p["status"] in statuses)), Decimal(0))

    def oddities(self):
        for post_id in self.posts:
            if self.room(post_id) < 0:
                yield f"{post_id} is over-filled"
            if self.held(post_id, "agency cover") > max(Decimal(0), self.room(post_id)):
                yield f"{post_id} has more cover than vacancy"
        workers = [w["worker_id"] for w in self.working]
        yield from (f"{w['engagement_id']} is in no post that exists" for w in self.working if w["lost"])
        yield from (f"{w} works twice" for w in sorted(set(workers)) if workers.count(w) > 1)
        yield from (f"{w['engagement_id']} has {w['fte']} FTE" for w in self.working if not 0 < w["fte"] <= 1)
        for unit_id, unit in self.units.items():
            while unit["parent_unit_id"]:
                unit = self.units[unit["parent_unit_id"]]
            if unit["unit_id"] != "FEN":
                yield f"{unit_id} is outside the council"


def per_cent(part, whole, places="1"):
    return (100 * part / whole).quantize(Decimal(places), ROUND_HALF_UP) + 0


def month_end(month):
    first = date.fromisoformat(f"{month}-01")
    return ((first + timedelta(31)).replace(day=1) - timedelta(1)).isoformat()


class Check:
    def __init__(self):
        self.wrong = 0

    def same(self, what, found, expected):
        good = found == expected
        self.wrong += not good
        print(f"  {what:<72} {str(found):>8}" + ("" if good else f"   NOT {expected}"))


def print_months(facts):
    print("Social workers at the close of each month's last day")
    print("  month     establ. in post  vacant  cover  extra  service  vacant %  net of agency %   TM  vacant")
    for month in [f"2009-{m}" for m in (10, 11, 12)] + [f"2010-{m:02}" for m in range(1, 13)]:
        c = facts.close_of(month_end(month))
        e, v, a = c.establishment(SOCIAL_WORKERS), c.vacant(SOCIAL_WORKERS), c.cover(SOCIAL_WORKERS)
        print(f"  {month}  {e:7} {c.in_post(SOCIAL_WORKERS):7} {v:7} {a:6} {c.fte(SOCIAL_WORKERS, 'agency extra'):6} "
              f"{c.service(SOCIAL_WORKERS):8} {per_cent(v, e, '0.01'):9} {per_cent(v - a, e, '0.01'):16} "
              f"{c.establishment(TEAM_MANAGERS):4} {c.vacant(TEAM_MANAGERS):7}")


def check_published(check, rows, known):
    """`known`: the day of the following month up to which changes count; none for all."""
    for row in read(PUBLISHED):
        last = month_end(row["month"])
        then = (date.fromisoformat(last) + timedelta(known)).isoformat() if known else "9999"
        c = Facts(rows, then).close_of(last)
        e, v, a = c.establishment(SOCIAL_WORKERS), c.vacant(SOCIAL_WORKERS), c.cover(SOCIAL_WORKERS)
        check.same(f"{row['month']} establishment, vacant, rate %, rate net of agency %",
                   " ".join(map(str, (e.normalize(), v.normalize(), per_cent(v, e), per_cent(v - a, e)))),
                   " ".join(row[column] for column in ("establishment_fte", "vacancy_fte", "vacancy_rate_percent",
                                                       "vacancy_rate_incl_agency_percent")))


def check_november(check, facts):
    march, c = facts.close_of("2010-03-31"), facts.close_of("2010-11-30")
    check.same("in service on 31 March, FTE", march.service(SOCIAL_WORKERS), Decimal("69.9"))
    check.same("in service on 30 November, FTE", c.service(SOCIAL_WORKERS), Decimal("78.5"))
    check.same("of them employees", c.in_post(SOCIAL_WORKERS), Decimal("64.8"))
    check.same("of them agency cover", c.cover(SOCIAL_WORKERS), Decimal("13.7"))
    check.same("people recruited as employees since March, whole council", len(
        {e["worker_id"] for e in facts.by_kind["engagement"]
         if "2010-03-01" <= e["first_date"] <= "2010-11-30" and not e["footing"].startswith("agency")}), 11)
    heads = [w for w in c.working if w["footing"].startswith("agency")]
    tenure = lambda workers: "{} {} {}".format(*(sum(low <= w["first_date"] < high for w in workers) for low, high in (
        ("0", "2010-05-30"), ("2010-05-30", "2010-08-30"), ("2010-08-30", "9"))))
    check.same("agency heads on 30 November, whole council", len(heads), 14)
    check.same("  over six months, over three, under three", tenure(heads), "5 6 3")
    check.same("  the same in Referral and Assessment",
               tenure([w for w in heads if w["unit_id"].startswith("FEN-RA")]), "4 1 0")
    for month, vacant in zip(range(6, 12), (4, 4, 4, 3, 2, 2)):
        m = facts.close_of(month_end(f"2010-{month:02}"))
        check.same(f"team managers in month {month}: establishment, vacant",
                   f"{m.establishment(TEAM_MANAGERS)} {m.vacant(TEAM_MANAGERS)}", f"17 {vacant}")
    check.same("team managers on 30 November: vacant and held", c.vacant(TEAM_MANAGERS, "held"), 2)
    check.same("  rate, %", per_cent(c.vacant(TEAM_MANAGERS), c.establishment(TEAM_MANAGERS), "0.1"), Decimal("11.8"))
    print("  Not published, but settled here: social workers' vacancies on 30 November by the status of the post")
    for status, expected in (("open", "4.4"), ("recruiting", "7.8"), ("held", "1"), ("covered otherwise", "0.3")):
        check.same(f"  {status}", c.vacant(SOCIAL_WORKERS, status), Decimal(expected))


def check_pipeline(check, facts):
    c = facts.close_of("2010-11-30")
    due = lambda through: [p for p in facts.by_kind["pipeline"] if p["stage"] in ("offered", "checks", "start date set")
                           and "2010-11-30" < p["expected_start_date"] <= through]
    total = lambda entries: sum(Decimal(p["fte"]) for p in entries)
    winter = due("2011-02-28")
    check.same("firm offers to start by 28 February 2011, FTE", total(winter), Decimal("4.5"))
    check.same("  each within the vacancy of its post",
               all(Decimal(p["fte"]) <= c.room(p["post_id"]) for p in winter), True)
    check.same("  vacancy rate with them, %", per_cent(c.vacant(SOCIAL_WORKERS) - total(winter),
                                                       c.establishment(SOCIAL_WORKERS), "0.0001"), Decimal("11.4943"))
    check.same("the same by 31 March 2011, the target's day", total(due("2011-03-31")), Decimal("4.5"))
    check.same("bursary students and trainees for June 2011", total(due("2011-06-30")) - total(due("2011-03-31")), 7)
    check.same("leavers known after 30 November",
               sum(e["last_date"] > "2010-11-30" for e in facts.by_kind["engagement"]), 0)


def check_form(check, rows, facts):
    times = [row["made_time"] for row in rows]
    check.same("rows in the order made, no two at once, all in 2010",
               times == sorted(set(times)) and all(time[:4] == "2010" for time in times), True)
    check.same("no change id twice", len({row["change_id"] for row in rows}) == len(rows), True)
    sent, early = set(), 0
    for row in rows:
        for column in REFERENCES.get(row["kind"], ()):
            early += row[column] != "" and (column.replace("parent_", ""), row[column]) not in sent
        sent.add((IDENTITY[row["kind"]][0], row[IDENTITY[row["kind"]][0]]))
    check.same("references to something not sent yet", early, 0)
    names = set(re.findall(r"^  ([A-Z_]+) = ", CONTRACT.read_text(encoding="utf-8"), re.MULTILINE))
    words = {f"{prefix}_{row[column].upper().replace(' ', '_')}"
             for row in rows for column, prefix in CODES.items() if row[column]}
    check.same("words that the contract does not know", len(words - names), 0)
    check.same("amounts of more than six decimal places, or not above 0", sum(
        not re.fullmatch(r"\d+(\.\d{1,6})?", row["fte"]) or Decimal(row["fte"]) == 0 for row in rows if row["fte"]), 0)
    oddities = set()
    on = date(2009, 10, 1)
    while on <= date(2011, 3, 31):
        oddities.update(facts.close_of(on.isoformat()).oddities())
        on += timedelta(1)
    check.same("over-filled posts, misplaced people, cover above vacancy, any day", len(oddities), 0)
    print("".join(f"    {text}\n" for text in sorted(oddities)), end="")


def check_all():
    rows, check = read(STAFFING), Check()
    facts = Facts(rows)
    kinds = [row["kind"] for row in rows]
    print(f"{len(rows)} changes: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind in IDENTITY))
    print_months(facts)
    print("Against the published figures")
    check_published(check, rows, None)
    print("The same, as known by the tenth day of the next month")
    check_published(check, rows, 10)
    print("The other figures")
    check_november(check, facts)
    check_pipeline(check, facts)
    check_form(check, rows, facts)
    print("All as it should be." if check.wrong == 0 else f"{check.wrong} figures differ.")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(check_all())
