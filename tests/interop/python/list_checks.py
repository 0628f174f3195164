"""Lists: read page by page."""

import unittest

import grpc

import service
from contract import staffing_messages
from council import CENSUS_DAY, Council
from problems import fields, status_of
from push import push


class ListChecks(unittest.TestCase):
    def test_posts_in_pages(self):
        """list: five posts come in pages of two, two and one, in order"""
        c = Council("pages")
        push(c.council(), *(c.post(f"P{n}") for n in (3, 1, 5, 2, 4)))
        question = staffing_messages.ListPostsRequest(unit_id=c.id("council"), as_of_date=CENSUS_DAY, page_size=2)
        pages = []

        while not pages or question.page_token:
            page = service.staffing.ListPosts(question)
            pages.append([each.post.post_id for each in page.posts])
            question.page_token = page.next_page_token

        self.assertEqual(pages, [[c.id("P1"), c.id("P2")], [c.id("P3"), c.id("P4")], [c.id("P5")]])

    def test_foreign_page_token(self):
        """list: the page token of another question is refused, and the field is named"""
        c = Council("token")
        push(c.council(), c.post("P1"), c.post("P2"))
        first = service.staffing.ListPosts(staffing_messages.ListPostsRequest(unit_id=c.id("council"), page_size=1))

        with self.assertRaises(grpc.RpcError) as failed:
            service.staffing.ListPosts(staffing_messages.ListPostsRequest(
                unit_id=c.id("council"), page_token=first.next_page_token, vacant_only=True))

        self.assertEqual(failed.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertEqual(fields(status_of(failed.exception)), ["page_token"])

    def test_changes(self):
        """list: the changes come back as they were sent, in the order in which they were recorded"""
        c = Council("feed")
        start = service.staffing.ListStaffingChanges(staffing_messages.ListStaffingChangesRequest(page_size=1)).revision
        sent = [c.council(), c.post("P1", amount="0.5"), c.worker("W1", "Ffion"), c.engagement("W1", "P1", amount="0.5")]
        acknowledgements = push(*sent)

        question = staffing_messages.ListStaffingChangesRequest(after_revision=start, page_size=3)
        first = service.staffing.ListStaffingChanges(question)
        question.page_token = first.next_page_token
        second = service.staffing.ListStaffingChanges(question)

        recorded = [*first.changes, *second.changes]
        self.assertEqual((len(first.changes), len(second.changes), second.next_page_token), (3, 1, ""))
        self.assertEqual([each.change for each in recorded], sent)
        self.assertEqual([each.revision for each in recorded], [each.revision for each in acknowledgements])
