#!/usr/bin/env python3
"""Makes staffing-2010.csv, the staffing changes of an invented council, and runs check-staffing-2010.py on it.

Seeded: the same script makes the same file. Which post is whose, and when, is said here; chance only chooses when
people of earlier years started, where they came from, and at what hour HR entered a change.
"""
import csv
import random
import runpy
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
STAFFING = HERE / "staffing-2010.csv"

HEAD = """\
# Staffing changes of Fenborough, a council that does not exist, as an HR system would have pushed them in 2010.
# Every person, post and team is invented. Only the totals, June to November 2010, are those that a real council
# published: social workers, that is senior practitioners, case holders and those qualified without cases
# (published-2010.csv). Team managers are first line managers and come on top, as they did there.
# The first load holds whoever worked on or after 1 October 2009; of earlier days the file says nothing reliable.
# Made by staffing-2010.py: change that, not this.
"""
COLUMNS = """kind change_id made_time withdrawn unit_id parent_unit_id unit_kind name post_id role fte status
    status_reason title worker_id engagement_id footing first_date last_date start_origin notice_given_date
    leaving_reason leaving_destination pipeline_starter_id stage expected_start_date offer_date
    checks_completed_date""".split()

# ---- The council -----------------------------------------------------------------------------------------------

ROLES = {
    "AD": ("senior manager", "Assistant director"),
    "SM": ("middle manager", "Service manager"),
    "TM": ("first line manager", "Team manager"),
    "SP": ("senior practitioner", "Senior social worker"),
    "CH": ("case holder", "Social worker"),
    "QW": ("qualified without cases", "Social work adviser"),
    "NR": ("not registered", "Family support worker"),
}

# id, parent, kind, name, then its posts as "role FTE = the FTE of each holder", as they stood in autumn 2009.
# Posts are numbered within the team, managers apart: RA-A-TM, RA-A-1, RA-A-2. "line" is an establishment line.
# An empty post may say its status.
UNITS = [
    ("FEN", "", "council", "Fenborough Council", ""),
    ("FEN-CSC", "FEN", "service", "Children's Social Care", ""),
    ("FEN-MGT", "FEN-CSC", "team", "Management", "AD 1 = 1; SM 1 = 1; SM 1 = 1; SM 1 = 1; SM 1 = 1"),
    ("FEN-RA", "FEN-CSC", "service", "Referral and Assessment", "TM 1 = 1"),
    ("FEN-RA-A", "FEN-RA", "team", "Referral and Assessment A",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = recruiting; CH 0.5 = 0.5"),
    ("FEN-RA-B", "FEN-RA", "team", "Referral and Assessment B",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = recruiting; CH 1 = 1; CH 1 = 1; CH 0.5 = 0.5"),
    ("FEN-RA-C", "FEN-RA", "team", "Referral and Assessment C",
     "TM 1 = open; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = recruiting; CH 1 = 0.8; CH 0.5 = 0.5"),
    ("FEN-RA-D", "FEN-RA", "team", "Referral and Assessment D",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; QW 0.5 = 0.5"),
    ("FEN-FS", "FEN-CSC", "service", "Family Support", "NR line 2 = 1 + 0.6"),
    ("FEN-FS-1", "FEN-FS", "team", "Family Support North",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = recruiting"),
    ("FEN-FS-2", "FEN-FS", "team", "Family Support East",
     "TM 1 = open; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 0.6 + 0.4; CH 1 = open"),
    ("FEN-FS-3", "FEN-FS", "team", "Family Support South",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = open; CH 1 = 1"),
    ("FEN-FS-4", "FEN-FS", "team", "Family Support West",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 0.8; CH 1 = 1; CH 1 = 1"),
    ("FEN-LAC", "FEN-CSC", "service", "Looked After Children", ""),
    ("FEN-LAC-1", "FEN-LAC", "team", "Looked After Children 1",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 0.6; CH 1 = recruiting; CH 0.5 = 0.5"),
    ("FEN-LAC-2", "FEN-LAC", "team", "Looked After Children 2",
     "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 0.5 + 0.5; CH 0.5 = open"),
    ("FEN-LC", "FEN-FS", "team", "Leaving Care", "TM 1 = 1; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = 0.7"),
    ("FEN-FA", "FEN-CSC", "service", "Fostering and Adoption", ""),
    ("FEN-FOS", "FEN-FA", "team", "Fostering",
     "TM 1 = 1; TM 1 = open; SP 1 = 1; CH 1 = 1; CH 1 = 1; CH 1 = recruiting; CH 1 = 0.8; QW 1 = 1"),
    ("FEN-ADO", "FEN-FA", "team", "Adoption", "TM 1 = 1; SP 1 = 1; CH line 3 = 1 + 0.8 + 0.7"),
    ("FEN-DC", "FEN-CSC", "team", "Disabled Children", "TM 1 = 1; CH line 4.8 = 1 + 1 + 0.8 + 0.6"),
    ("FEN-CR", "FEN-CSC", "team", "Conference and Review", "TM 1 = open; QW line 3 = 1 + 1 + 1"),
]
BEGINNING = date(1998, 4, 1)
LOADED = datetime(2010, 1, 4, 6, 0)
BANK_HOLIDAYS = {date(2010, 4, 2), date(2010, 4, 5), date(2010, 5, 3), date(2010, 5, 31), date(2010, 8, 30)}


def day(text):
    """'12 Apr' is in 2010; another year is said."""
    return datetime.strptime(text if text[-4:].isdigit() else text + " 2010", "%d %b %Y").date()


class Feed:
    """The changes made so far, and the facts to send again when they change."""

    def __init__(self):
        self.random = random.Random(2010)
        self.changes, self.times = [], set()
        self.posts, self.engagements = {}, {}
        self.workers = 0

    def push(self, made, kind, fact):
        while made in self.times:
            made += timedelta(seconds=1)
        self.times.add(made)
        self.changes.append((made, kind, fact))

    def made(self, about, earliest, latest):
        """A moment in office hours, so many days from the day that the change is about; or in the first load."""
        if about < LOADED.date():
            return LOADED
        days = [about + timedelta(n) for n in range(earliest, latest + 1)]
        on = self.random.choice([d for d in days if d.weekday() < 5 and d not in BANK_HOLIDAYS])
        at = datetime(on.year, on.month, on.day, 8) + timedelta(seconds=self.random.randrange(10 * 3600))
        return max(at, LOADED)

    def unit(self, unit_id, parent, kind, name, first=BEGINNING):
        self.push(self.made(first, -6, -2), "unit", dict(
            unit_id=unit_id, parent_unit_id=parent, unit_kind=kind, name=name, first_date=first))

    def post(self, post_id, unit_id, role, fte, status="open", first=BEGINNING, **more):
        role, title = ROLES[role]
        self.posts[post_id] = dict(post_id=post_id, unit_id=unit_id, role=role, fte=fte, status=status,
                                   title=title, first_date=first, **more)
        self.push(self.made(first, -12, -3), "post", self.posts[post_id])

    def post_becomes(self, post_id, first, **changed):
        """The post's next state."""
        self.posts[post_id] = {**self.posts[post_id], "status_reason": "", **changed, "first_date": day(first)}
        self.push(self.made(day(first), -4, 2), "post", self.posts[post_id])

    def post_ends(self, post_id, last):
        self.posts[post_id] = {**self.posts[post_id], "last_date": day(last)}
        self.push(self.made(day(last), -9, -2), "post", self.posts[post_id])

    def starts(self, who, first, place, fte="1", footing="permanent", origin="", worker_id=None):
        first = day(first) if isinstance(first, str) else first
        made = self.made(first, -7, 0)
        if worker_id is None:
            self.workers += 1
            worker_id = f"SYN-W{self.workers:03}"
            self.push(made, "worker", dict(worker_id=worker_id))
        self.engagements[who] = dict(
            engagement_id=f"SYN-E{len(self.engagements) + 1:03}", worker_id=worker_id, footing=footing,
            first_date=first, **where(place), fte=fte, start_origin=origin)
        self.push(made, "engagement", self.engagements[who])

    def leaves(self, who, last, reason, destination, notice=None):
        ended = dict(last_date=day(last), leaving_reason=reason, leaving_destination=destination)
        if notice:
            ended["notice_given_date"] = day(notice)
        if day(last) < LOADED.date():
            self.engagements[who].update(ended)
            return
        self.engagements[who] = {**self.engagements[who], **ended}
        self.push(self.made(day(notice), 1, 4) if notice else self.made(day(last), -9, -2),
                  "engagement", self.engagements[who])

    def works(self, who, first, place, fte="1", told=(-5, 1)):
        """New terms: other hours, or another place."""
        self.push(self.made(day(first), *told), "terms", dict(
            engagement_id=self.engagements[who]["engagement_id"], first_date=day(first), **where(place), fte=fte))

    def expects(self, starter, start, place, *stages, fte="1"):
        """Each stage and its day: 'offered 18 Oct'."""
        entry = dict(pipeline_starter_id=f"SYN-P-{starter}", **where(place), fte=fte)
        for text in stages:
            stage, number, month = text.rsplit(" ", 2)
            on = day(f"{number} {month}")
            entry = {**entry, "stage": stage}
            if stage == "offered":
                entry |= dict(offer_date=on, expected_start_date=day(start))
            if stage == "start date set":
                entry |= dict(checks_completed_date=on)
            self.push(self.made(on, 0, 1), "pipeline", entry)

    def write(self):
        rows = sorted(self.changes, key=lambda change: change[0])
        with STAFFING.open("w", encoding="utf-8", newline="") as file:
            file.write(HEAD)
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for number, (made, kind, fact) in enumerate(rows, 1):
                made_time = f"{made.isoformat()}Z"
                writer.writerow(dict(kind=kind, change_id=f"fen-2010-{number:04}", made_time=made_time) | fact)


def where(place):
    """'RA-A-5' is a post; 'CH FEN-RA' is work as a case holder in a unit, outside any post."""
    role, _, unit_id = place.rpartition(" ")
    return dict(unit_id=unit_id, role=ROLES[role][0]) if role else dict(post_id=place)


# ---- The year --------------------------------------------------------------------------------------------------


def autumn_2009(feed):
    """The units, the posts, and who is in them."""
    for unit_id, parent, kind, name, _ in UNITS:
        feed.unit(unit_id, parent, kind, name)
    for unit_id, _, _, _, posts in UNITS:
        numbers = {}
        for text in filter(None, posts.split("; ")):
            kind, holders = text.split(" = ")
            role, fte = kind.replace(" line", "").split()
            series = "TM" if role == "TM" else ""
            numbers[series] = number = numbers.get(series, 0) + 1
            post_id = f"{unit_id[4:]}-{series if number == 1 and series else series + str(number)}"
            empty = holders[0].isalpha()
            feed.post(post_id, unit_id, role, fte, holders if empty else "open")
            if not empty:
                holding(feed, post_id, holders.split(" + "))


NEW_IN_POST = {"RA-A-2": ("12 Oct 2009", "newly qualified"), "FS-1-3": ("11 Jan 2010", "other authority")}
ORIGINS = ["newly qualified", "other authority", "other authority", "agency", "other social work"]
ON_FIXED_TERMS = {"RA-A-4", "ADO-2/3"}


def holding(feed, post_id, ftes):
    """Whoever holds the post: 'RA-A-4', or 'FS-2-4/1' and 'FS-2-4/2' where there are several."""
    for number, fte in enumerate(ftes, 1):
        who = post_id if len(ftes) == 1 else f"{post_id}/{number}"
        long_ago = feed.random.choice([1, 2, 2, 3, 3, 4, 5, 6, 8, 10]) * 365 - feed.random.randrange(300)
        monday = date(2009, 9, 7) - timedelta(long_ago // 7 * 7)
        origin = feed.random.choice(ORIGINS)
        first, origin = NEW_IN_POST.get(post_id, (monday, "" if "NR" in post_id else origin))
        feed.starts(who, first, post_id, fte, "fixed term" if who in ON_FIXED_TERMS else "permanent", origin)


def establishment(feed):
    """76.8 in June, 79.3 in August, 77.8 in October, 78.3 in November."""
    feed.post("RA-D-6", "FEN-RA-D", "CH", "1", "recruiting", day("1 Apr"))
    feed.post("RA-A-7", "FEN-RA-A", "CH", "1", "recruiting", day("1 Aug"))
    feed.post("RA-C-7", "FEN-RA-C", "CH", "1", "recruiting", day("1 Aug"))
    feed.post_becomes("LAC-1-7", "1 Aug", fte="1")
    feed.post_ends("FS-3-5", "15 Oct")
    feed.post_ends("LAC-2-7", "15 Oct")
    feed.post_becomes("DC-1", "1 Nov", fte="5.3", status="recruiting")
    feed.unit("FEN-LAC", "FEN-CSC", "service", "Looked After Children and Leaving Care", day("1 Sep"))
    feed.unit("FEN-LC", "FEN-LAC", "team", "Leaving Care", day("1 Sep"))


def recruits(feed):
    """The eleven since March."""
    feed.starts("team B", "12 Apr", "RA-B-3", origin="other authority")
    feed.starts("parental leave cover", "17 May", "LAC-1-6", "0.8", "fixed term", "agency")
    feed.starts("South", "7 Jun", "FS-3-4", origin="other social work")
    feed.starts("from agency", "12 Jul", "RA-C-4", origin="agency",
                worker_id=feed.engagements["cover RA-C-4"]["worker_id"])
    feed.starts("team A", "2 Aug", "RA-A-4", origin="other authority")
    feed.starts("team C senior", "9 Aug", "RA-C-1", origin="other authority")
    feed.starts("team D part time", "16 Aug", "RA-D-2", "0.8", origin="not social care")
    feed.starts("fostering", "23 Aug", "FOS-4", origin="other authority")
    feed.starts("graduate 1", "6 Sep", "RA-A-7", origin="newly qualified")
    feed.starts("graduate 2", "6 Sep", "RA-D-6", origin="newly qualified")
    feed.starts("team D", "8 Nov", "RA-D-4", origin="outside england")


def leavers(feed):
    """Some on the last day of a month: they are no longer in post at its close."""
    feed.leaves("RA-B-4", "30 Oct 2009", "resignation", "other authority", "1 Sep 2009")
    feed.leaves("RA-D-4", "31 Dec 2009", "retired", "not social care", "1 Oct 2009")
    feed.leaves("RA-C-1", "26 Feb", "resignation", "agency", "27 Jan")
    feed.leaves("FS-3-5", "31 Mar", "resignation", "other authority", "2 Mar")
    feed.leaves("RA-A-4", "30 Apr", "other", "other social work")
    feed.leaves("FS-2-4/1", "30 Jun", "retired", "not social care", "28 May")
    feed.leaves("FS-4-2", "16 Jul", "resignation", "agency", "16 Jun")
    feed.leaves("LAC-2-6/2", "31 Aug", "resignation", "not social care", "30 Jul")
    feed.leaves("LAC-2-4", "30 Sep", "resignation", "other authority", "31 Aug")
    feed.leaves("RA-D-3", "29 Oct", "resignation", "other social care", "28 Sep")
    feed.leaves("RA-D-3", "22 Oct", "resignation", "other social care")  # A week earlier than first told.


def vacated_posts(feed):
    """How they are dealt with."""
    for post_id, first in {"RA-C-1": "26 Feb", "RA-A-4": "30 Apr", "RA-D-2": "4 May", "RA-D-4": "1 Jul",
                           "FS-4-2": "16 Jul", "LAC-2-6": "31 Aug", "FS-2-1": "13 Sep", "LAC-2-4": "30 Sep",
                           "RA-D-3": "22 Oct"}.items():
        feed.post_becomes(post_id, first, status="recruiting")
    feed.post_becomes("FS-3-5", "31 Mar", status="held", status_reason="To be given up when cover ends")
    feed.post_becomes("FS-2-5", "1 Jul", status="held", status_reason="Pending the review of family support")
    feed.post_becomes("LC-4", "17 May", status="covered otherwise", status_reason="Hours covered within the team")


def moves_and_hours(feed):
    feed.works("FS-1-2", "19 Apr", "FS-1-2", "0.8")
    feed.works("RA-D-2", "4 May", "FS-1-5")
    feed.works("LAC-2-2", "14 Jun", "LAC-2-2", "0.7", told=(3, 9))  # Told late.
    feed.works("FS-1-2", "2 Aug", "FS-1-2")
    feed.works("LAC-1-7", "4 Oct", "LAC-1-7")
    feed.works("FS-4-4", "1 Nov", "FS-2-1")


def managers(feed):
    """17 team managers: four posts vacant until September, two from October, held for the restructure."""
    feed.starts("cover RA-C-TM", "1 Mar", "RA-C-TM", footing="agency cover")
    feed.post_becomes("FOS-TM2", "5 Jul", status="held", status_reason="Pending restructure")
    feed.post_becomes("CR-TM", "5 Jul", status="held", status_reason="Pending restructure; used for a peer mentor")
    feed.works("FS-2-1", "13 Sep", "FS-2-TM")  # A senior social worker promoted.
    feed.leaves("cover RA-C-TM", "1 Oct", "other", "agency")
    feed.works("MGT-5", "4 Oct", "RA-C-TM")
    feed.post_ends("MGT-5", "29 Oct")


def agency(feed):
    """On 30 November 14 heads, 13.7 FTE: five over six months, six more over three, three under three."""
    def cover(who, first, place, fte="1", last=None):
        feed.starts(who, first, place, fte, "agency cover")
        if last:
            feed.leaves(who, last, "other", "agency")

    cover("before 1", "4 May 2009", "RA-B-3", last="18 Dec 2009")
    cover("before 2", "7 Sep 2009", "FS-1-5", last="26 Feb")
    cover("cover RA-C-4", "11 Jan", "RA-C-4", last="9 Jul")
    cover("spring", "1 Feb", "FOS-4", "0.9", last="8 Oct")
    feed.works("spring", "23 Aug", "CH FEN-LAC-2", "0.9")
    feed.works("spring", "13 Sep", "CH FEN-LAC-2", "0.7")
    cover("summer", "2 Aug", "RA-D-6", last="15 Oct")
    feed.works("summer", "6 Sep", "CH FEN-RA-D")

    cover("long 1", "9 Nov 2009", "RA-A-5")
    cover("long 2", "18 Jan", "RA-B-4")
    cover("long 3", "8 Mar", "RA-C-1")
    feed.works("long 3", "9 Aug", "RA-C-7")
    cover("long 4", "22 Feb", "RA-D-4")
    feed.works("long 4", "8 Nov", "RA-D-3")
    cover("long 5", "15 Mar", "FS-2-5", "0.9")

    cover("middle 1", "2 Aug", "CH FEN-RA")
    cover("middle 2", "9 Aug", "FS-4-2")
    cover("middle 3", "16 Aug", "DC-1", "0.8")
    cover("middle 4", "23 Aug", "CH FEN-LAC-2")
    cover("middle 5", "16 Aug", "FS-3-5")
    feed.works("middle 5", "11 Oct", "LAC-2-4")
    cover("middle 6", "23 Aug", "CH FEN-FS")
    feed.works("middle 6", "1 Nov", "FS-4-4")

    cover("short 1", "13 Sep", "FS-2-1")
    feed.works("short 1", "1 Nov", "DC-1")
    cover("short 2", "18 Oct", "CH FEN-FS-2")
    cover("short 3", "15 Nov", "CH FEN-FA")

    for number, (first, last) in enumerate([("11 Jan", "28 May"), ("25 Jan", "30 Jul"), ("1 Feb", "24 Sep")], 1):
        feed.starts(f"backlog {number}", first, "CH FEN-RA", footing="agency extra")
        feed.leaves(f"backlog {number}", last, "other", "agency")


def pipeline(feed):
    """Firm offers of 4.5 FTE at the end of November, for January and February; seven people for June 2011."""
    feed.expects("01", "2 Aug", "RA-A-4", "offered 14 Jun", "checks 21 Jun", "started 2 Aug")
    feed.expects("02", "9 Aug", "RA-C-1", "advertised 15 Mar", "shortlisted 19 Apr", "offered 24 May", "started 9 Aug")
    feed.expects("03", "16 Aug", "RA-D-2", "offered 28 Jun", "started 16 Aug", fte="0.8")
    feed.expects("04", "6 Sep", "RA-A-7", "offered 2 Aug", "checks 9 Aug", "start date set 23 Aug", "started 6 Sep")
    feed.expects("05", "6 Sep", "RA-D-6", "offered 21 Jun", "checks 5 Jul", "start date set 23 Aug", "started 6 Sep")
    feed.expects("06", "20 Sep", "LAC-1-6", "offered 12 Jul", "fallen through 18 Aug", fte="0.2")
    feed.expects("07", "8 Nov", "RA-D-4", "offered 13 Sep", "checks 20 Sep", "start date set 25 Oct", "started 8 Nov")
    feed.expects("08", "4 Jan 2011", "RA-C-7", "offered 18 Oct", "checks 1 Nov", "start date set 22 Nov")
    feed.expects("09", "10 Jan 2011", "FS-4-2", "offered 8 Nov", "checks 15 Nov")
    feed.expects("10", "17 Jan 2011", "RA-D-3", "offered 15 Nov", "checks 22 Nov")
    feed.expects("11", "31 Jan 2011", "LAC-2-4", "offered 22 Nov")
    feed.expects("12", "14 Feb 2011", "LAC-2-6", "offered 24 Nov", fte="0.5")
    for number, place in enumerate(["RA-A-5", "RA-B-4", "FS-2-5", "DC-1"], 1):
        feed.expects(f"bursary-{number}", "6 Jun 2011", place, "offered 12 Jul")
    feed.expects("trainees", "6 Jun 2011", "CH FEN-CSC", "offered 20 Sep", fte="3")  # A cohort, teams not yet chosen.


def entered_twice(feed):
    """One of September's graduates, entered a second time and withdrawn two days later."""
    twin = {**feed.engagements["graduate 2"], "engagement_id": "SYN-E900"}
    feed.push(datetime(2010, 9, 7, 9, 12, 40), "engagement", twin)
    feed.push(datetime(2010, 9, 9, 15, 3, 5), "engagement", {**twin, "withdrawn": "true"})


def make():
    feed = Feed()
    for part in [autumn_2009, agency, recruits, leavers, vacated_posts, moves_and_hours, managers, establishment,
                 pipeline, entered_twice]:
        part(feed)
    feed.write()


if __name__ == "__main__":
    make()
    runpy.run_path(str(HERE / "check-staffing-2010.py"), run_name="__main__")
