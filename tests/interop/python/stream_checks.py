"""Streams that are long, cut short, or held open beyond their deadline."""

import time
import unittest

import grpc

import service
from contract import health, measures_messages, staffing_messages
from council import CENSUS_DAY, Council
from push import PushStream, push

APPLIED = staffing_messages.ChangeAcknowledgement.OUTCOME_APPLIED
DUPLICATE = staffing_messages.ChangeAcknowledgement.OUTCOME_DUPLICATE

SHORT = 0.2  # seconds
# To be acknowledged and then end: the first that leaves time enough to acknowledge on this machine.
DEADLINES = [1, 2, 4, 8]


class StreamChecks(unittest.TestCase):
    def _expect_deadline(self, call, at_most=5):
        started = time.monotonic()
        with self.assertRaises(grpc.RpcError) as failed:
            call()

        self.assertEqual(failed.exception.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
        self.assertLess(time.monotonic() - started, at_most)

    def _is_acknowledged(self, stream):
        """Whether a change was acknowledged before the deadline."""
        try:
            return len(stream.receive(1)) == 1
        except grpc.RpcError as error:
            self.assertEqual(error.code(), grpc.StatusCode.DEADLINE_EXCEEDED)
            return False

    def test_deadline_of_a_server_stream(self):
        """deadline: a server stream ends with DEADLINE_EXCEEDED"""
        self._expect_deadline(lambda: list(service.health.Watch(health.HealthCheckRequest(), timeout=SHORT)))

    def test_deadline_of_a_duplex_stream(self):
        """deadline: a push held open ends with DEADLINE_EXCEEDED; what was acknowledged stays"""
        c = Council("deadline")
        change = c.council()

        for deadline in DEADLINES:
            with PushStream(timeout=deadline) as stream:
                stream.send(change)
                if self._is_acknowledged(stream):
                    self._expect_deadline(stream.rest, deadline + 4)
                    break
        else:
            self.fail(f"nothing was acknowledged within {deadline} s")

        [again] = push(change)
        self.assertEqual(again.outcome, DUPLICATE)

    def test_expired_deadline(self):
        """deadline: a call whose deadline has passed fails with DEADLINE_EXCEEDED"""
        self._expect_deadline(lambda: service.health.Check(health.HealthCheckRequest(), timeout=-1))

    def test_cancelled_midway(self):
        """stream: cancelling a push midway leaves what was acknowledged"""
        c = Council("cancelled")
        changes = [c.council(), c.post("P1"), c.post("P2")]

        with PushStream() as stream:
            stream.send(*changes)
            acknowledged = stream.receive(3)
            stream.call.cancel()
            self.assertEqual(stream.call.code(), grpc.StatusCode.CANCELLED)

        again = push(*changes)
        self.assertEqual([each.outcome for each in again], [DUPLICATE] * 3)
        self.assertEqual([each.revision for each in again], [each.revision for each in acknowledged])

    def test_send_all_then_read(self):
        """stream: many messages, a half-close, and only then the first read: a client stream in all but name"""
        c = Council("half-close")
        changes = [c.council(), *(c.post(f"P{n:03}") for n in range(300))]

        with PushStream() as stream:
            for change in changes:
                stream.send(change)
            stream.end()
            time.sleep(SHORT)
            acknowledgements = stream.rest()

        self.assertEqual([each.change_id for each in acknowledgements], [change.change_id for change in changes])
        self.assertEqual(stream.call.code(), grpc.StatusCode.OK)

    def test_two_thousand_changes(self):
        """stream: 2,000 changes over one push, never more than 200 of them unacknowledged"""
        c = Council("volume")
        window, batch = 200, 20
        changes = [c.council(), *(c.post(f"P{n:04}") for n in range(1999))]
        acknowledgements = []

        with PushStream() as stream:
            for start in range(0, len(changes), batch):
                while start + batch - len(acknowledgements) > window:
                    acknowledgements += stream.receive(batch)
                stream.send(*changes[start:start + batch])
            stream.end()
            acknowledgements += stream.rest()

        self.assertEqual([each.change_id for each in acknowledgements], [change.change_id for change in changes])
        self.assertEqual({each.outcome for each in acknowledgements}, {APPLIED})
        rate = service.measures.GetVacancyRate(
            measures_messages.GetVacancyRateRequest(unit_id=c.id("council"), as_of_date=CENSUS_DAY))
        self.assertEqual((rate.establishment_fte.value, rate.rate.value.value), ("1999", "100"))

    def test_calls_beside_streams(self):
        """stream: 200 unary calls at once share one connection with streams held open"""
        c = Council("multiplexed")
        question = measures_messages.GetVacancyRateRequest(unit_id=c.id("council"))

        with PushStream() as stream:
            stream.send(c.council())
            stream.receive(1)
            watch = service.health.Watch(health.HealthCheckRequest())
            next(watch)
            calls = [service.measures.GetVacancyRate.future(question) for _ in range(200)]
            self.assertEqual({call.result().unit_id for call in calls}, {c.id("council")})
            watch.cancel()
