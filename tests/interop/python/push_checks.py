"""PushStaffingChanges: what is acknowledged, in which order, with which outcome."""

import unittest

import service
from contract import measures_messages, staffing_messages
from council import SOURCE, Council
from problems import DOMAIN, error_info, fields
from push import PushStream, push

APPLIED = staffing_messages.ChangeAcknowledgement.OUTCOME_APPLIED
DUPLICATE = staffing_messages.ChangeAcknowledgement.OUTCOME_DUPLICATE
HELD = staffing_messages.ChangeAcknowledgement.OUTCOME_HELD
REJECTED = staffing_messages.ChangeAcknowledgement.OUTCOME_REJECTED

INVALID_ARGUMENT = 3
ALREADY_EXISTS = 6


class PushChecks(unittest.TestCase):
    def test_applied_in_order(self):
        """push: each change is acknowledged as applied, in the order sent"""
        c = Council("order")
        changes = [c.council(), c.post("P1"), c.post("P2"), c.worker("W1"), c.engagement("W1", "P1")]

        with PushStream() as stream:
            stream.send(*changes[:2])
            stream.send(*changes[2:])
            stream.end()
            acknowledgements = stream.rest()

        self.assertEqual([each.change_id for each in acknowledgements], [change.change_id for change in changes])
        self.assertEqual([each.position for each in acknowledgements], [1, 2, 3, 4, 5])
        self.assertEqual({each.outcome for each in acknowledgements}, {APPLIED})
        self.assertEqual({each.source for each in acknowledgements}, {SOURCE})
        revisions = [each.revision for each in acknowledgements]
        self.assertEqual(revisions, sorted(revisions))
        self.assertGreater(revisions[0], 0)

    def test_held(self):
        """push: a change is held, and applied by itself when what it waits for arrives"""
        c = Council("held")

        with PushStream() as stream:
            stream.send(c.council(), c.post("P1"), c.engagement("W1", "P1"))
            _, _, held = stream.receive(3)
            self.assertEqual(held.outcome, HELD)
            self.assertEqual([each.worker_id for each in held.waiting_for], [c.id("W1")])
            self.assertTrue(self._is_listed_as_held(c))

            stream.send(c.worker("W1"))
            [worker] = stream.receive(1)
            self.assertEqual(worker.outcome, APPLIED)

        record = service.staffing.GetWorker(staffing_messages.GetWorkerRequest(worker_id=c.id("W1")))
        self.assertEqual([each.engagement.engagement_id for each in record.engagements], [c.id("W1")])
        self.assertFalse(self._is_listed_as_held(c))

    def test_duplicate(self):
        """push: the same change again is a duplicate of the first revision"""
        c = Council("duplicate")
        change = c.council()
        [first] = push(change)

        again = push(change, change)

        self.assertEqual([each.outcome for each in again], [DUPLICATE, DUPLICATE])
        self.assertEqual({each.revision for each in again}, {first.revision})

    def test_change_id_reused(self):
        """push: a change id with other content is refused as CHANGE_ID_REUSED"""
        c = Council("reused")
        change = c.council("Before")
        [first] = push(change)
        change.unit.name = "After"

        [refused] = push(change)

        self.assertEqual(refused.outcome, REJECTED)
        self.assertEqual(refused.error.code, ALREADY_EXISTS)
        info = error_info(refused.error)
        self.assertEqual((info.reason, info.domain), ("CHANGE_ID_REUSED", DOMAIN))
        self.assertEqual(dict(info.metadata), {"source": SOURCE, "change_id": change.change_id, "revision": str(first.revision)})

    def test_rejected_among_good(self):
        """push: a bad change is rejected with the paths of its fields, and its neighbours land"""
        c = Council("rejected")
        bad = c.engagement("W1", "P1", amount="1.6")
        bad.engagement.last_date.CopyFrom(bad.engagement.first_date)
        bad.engagement.last_date.year -= 1

        before, refused, after = push(c.council(), bad, c.post("P1"))

        self.assertEqual([before.outcome, refused.outcome, after.outcome], [APPLIED, REJECTED, APPLIED])
        self.assertEqual((refused.position, refused.revision, refused.change_id), (2, 0, bad.change_id))
        self.assertEqual(refused.error.code, INVALID_ARGUMENT)
        self.assertEqual(error_info(refused.error).reason, "INVALID_FIELDS")
        self.assertCountEqual(fields(refused.error), ["engagement.fte", "engagement.last_date"])

    def test_non_ascii_text(self):
        """push: names in any script come back as they were sent"""
        c = Council("text")
        name, title, full_name = "Gofal Plant Tŷ Gwyn – 儿童服务 😀", "Gweithiwr Cymdeithasol", "Siân Ó Brádaigh-Łukasz Ωμέγα"
        push(c.council(name), c.post("P1", title=title), c.worker("W-Zoë", full_name))

        [unit] = service.staffing.ListOrganisationUnits(
            staffing_messages.ListOrganisationUnitsRequest(unit_id=c.id("council"))).units
        [post] = service.staffing.ListPosts(staffing_messages.ListPostsRequest(unit_id=c.id("council"))).posts
        record = service.staffing.GetWorker(staffing_messages.GetWorkerRequest(worker_id=c.id("W-Zoë")))

        self.assertEqual((unit.name, post.post.title, record.worker.name), (name, title, full_name))

    @staticmethod
    def _is_listed_as_held(council):
        issues = service.measures.ListDataQualityIssues(measures_messages.ListDataQualityIssuesRequest(page_size=1000)).issues
        return council.id("W1") in [each.worker_id for issue in issues for each in issue.waiting_for]
