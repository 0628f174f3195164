"""ReportCaseloads and WatchCaseloadBreaches: what a case system and a screen on a wall would do."""

import datetime
import itertools
import unittest
import zoneinfo

import grpc
from google.protobuf.timestamp_pb2 import Timestamp

import service
from contract import caseload_messages, caseloads, date, decimal, staffing_messages
from council import CENSUS_DAY, FIRST_DAY, Council
from problems import fields, status_of
from push import push

APPLIED = staffing_messages.ChangeAcknowledgement.OUTCOME_APPLIED
DUPLICATE = staffing_messages.ChangeAcknowledgement.OUTCOME_DUPLICATE
REJECTED = staffing_messages.ChangeAcknowledgement.OUTCOME_REJECTED
Event = caseload_messages.BreachEvent

SOURCE = "interop-python-cases"
PATIENCE = 20  # seconds: a watch has no end of its own
_MADE_FROM = 1_775_000_000  # A moment of 2026; each report of a council is made one second after the one before.


def council_with_a_limit(name):
    """Two workers of 1 FTE under a limit of 20 cases."""
    c = Council(name)
    push(c.council(), *(c.post(f"P{n}") for n in (1, 2)), *(c.worker(f"W{n}") for n in (1, 2)),
         *(c.engagement(f"W{n}", f"P{n}") for n in (1, 2)))
    service.caseloads.SetCaseloadThreshold(caseload_messages.SetCaseloadThresholdRequest(
        request_id=c.id("request"),
        threshold=caseloads.CaseloadThreshold(
            threshold_id=c.id("limit"), unit_id=c.id("council"), basis=caseloads.CASELOAD_BASIS_CASES,
            limit=decimal.Decimal(value="20"), first_date=FIRST_DAY)))
    return c


class CaseSystem:
    """Reports of one council, made one after the other."""

    def __init__(self, council):
        self._council = council
        self._made = itertools.count(1)

    def cases(self, worker, count, day=FIRST_DAY):
        return self._change(caseload=caseloads.CaseloadReport(
            worker_id=self._council.id(worker), first_date=day, counts=caseloads.CaseCounts(assessment_count=count)))

    def _change(self, **fact):
        made = next(self._made)
        return caseloads.CaseloadChange(
            source=SOURCE, change_id=self._council.id(f"report-{made}"), made_time=Timestamp(seconds=_MADE_FROM + made), **fact)


def report(*changes):
    """Sends the changes over one stream and returns their acknowledgements."""
    call = service.caseloads.ReportCaseloads(iter([caseload_messages.ReportCaseloadsRequest(changes=changes)]))
    return [each for response in call for each in response.acknowledgements]


class Watch:
    """A watch, read as a caller reads it."""

    def __init__(self, council, **resume):
        self.call = service.caseloads.WatchCaseloadBreaches(
            caseload_messages.WatchCaseloadBreachesRequest(unit_id=council.id("council"), **resume), timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.call.cancel()

    def state(self):
        """The message that completes the state, and whoever stands in it with which load."""
        loads = {}
        for message in self.call:
            loads.update((each.worker_id, each.load.value) for each in message.state.breaches)
            if message.state.complete:
                return message, loads

    def change(self):
        """The next message of changes, past signs of life."""
        return next(message for message in self.call if message.WhichOneof("content") == "events")


class CaseloadChecks(unittest.TestCase):
    def test_reports(self):
        """cases: reports are applied, repeated ones are duplicates, and a negative count is rejected by its field"""
        system = CaseSystem(council_with_a_limit("reports"))
        good, bad = system.cases("W1", 25), system.cases("W2", -1)

        first, refused, again = report(good, bad, good)

        self.assertEqual([first.outcome, refused.outcome, again.outcome], [APPLIED, REJECTED, DUPLICATE])
        self.assertEqual(fields(refused.error), ["caseload.counts.assessment_count"])

    def test_summary(self):
        """cases: 25 and 10 cases are 17.5 each, and one worker is over 20"""
        c = council_with_a_limit("summary")
        system = CaseSystem(c)
        report(system.cases("W1", 25), system.cases("W2", 10))

        figures = service.caseloads.GetCaseloadSummary(caseload_messages.GetCaseloadSummaryRequest(
            unit_id=c.id("council"), as_of_date=CENSUS_DAY)).with_agency

        self.assertEqual((figures.mean_per_holder.value.value, figures.over.value.value), ("17.5", "1"))

    def test_watch_state(self):
        """watch: begins with who is over the limit, since when"""
        c = council_with_a_limit("state")
        system = CaseSystem(c)
        report(system.cases("W1", 25), system.cases("W2", 20))

        with Watch(c) as watch:
            message, loads = watch.state()

        self.assertEqual(loads, {c.id("W1"): "25"})
        self.assertTrue(message.state.first)
        self.assertGreater(message.revision, 0)
        self.assertEqual(message.state.breaches[0].first_date, FIRST_DAY)

    def test_watch_changes(self):
        """watch: an opening, a change and a closing arrive as they commit"""
        c = council_with_a_limit("changes")
        system = CaseSystem(c)
        seen = []

        with Watch(c) as watch:
            self.assertEqual(watch.state()[1], {})
            for count in (21, 23, 20):
                [acknowledged] = report(system.cases("W1", count))
                message = watch.change()
                self.assertGreaterEqual(message.revision, acknowledged.revision)
                seen += [(each.kind, each.breach.worker_id, each.breach.load.value) for each in message.events.events]

        self.assertEqual([kind for kind, *_ in seen], [Event.KIND_OPENED, Event.KIND_CHANGED, Event.KIND_CLOSED])
        self.assertEqual([load for _, _, load in seen[:2]], ["21", "23"])
        self.assertEqual({worker for _, worker, _ in seen}, {c.id("W1")})

    def test_watch_resumes(self):
        """watch: resumed after a revision and a day, it sends what came since, and not the state again"""
        c = council_with_a_limit("resume")
        system = CaseSystem(c)
        report(system.cases("W1", 25))
        with Watch(c) as watch:
            last, _ = watch.state()
        report(system.cases("W2", 22))

        with Watch(c, after_revision=last.revision, after_date=last.as_of_date) as watch:
            message = next(watch.call)

        [event] = message.events.events
        self.assertEqual((event.kind, event.breach.worker_id), (Event.KIND_OPENED, c.id("W2")))

    def test_watch_from_nowhere(self):
        """watch: from a revision that does not exist is refused, and the field is named"""
        with self.assertRaises(grpc.RpcError) as failed, Watch(council_with_a_limit("nowhere"), after_revision=1_000_000_000) as watch:
            next(watch.call)

        self.assertEqual(failed.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertEqual(fields(status_of(failed.exception)), ["after_revision"])

    def test_report_of_tomorrow(self):
        """cases: a report of a day that London has not reached is rejected by its field"""
        later = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/London")).date() + datetime.timedelta(days=2)
        system = CaseSystem(council_with_a_limit("tomorrow"))

        [refused] = report(system.cases("W1", 1, day=date.Date(year=later.year, month=later.month, day=later.day)))

        self.assertEqual((refused.outcome, fields(refused.error)), (REJECTED, ["caseload.first_date"]))
