"""Errors of whole calls: the status, and its details in the trailer."""

import unittest

import grpc

import service
from contract import date, measures, measures_messages
from council import Council
from problems import DOMAIN, error_info, fields, status_of
from push import PushStream

TOO_LARGE = "x" * (5 * 1024 * 1024)


class ErrorChecks(unittest.TestCase):
    def _failure_of(self, call):
        with self.assertRaises(grpc.RpcError) as failed:
            call()

        return failed.exception

    def test_empty_stream(self):
        """error: a push without a change fails with INVALID_ARGUMENT and names the field"""
        error = self._failure_of(push_nothing)

        self.assertEqual(error.code(), grpc.StatusCode.INVALID_ARGUMENT)
        status = status_of(error)
        self.assertEqual((status.code, status.message), (error.code().value[0], error.details()))
        self.assertEqual((error_info(status).reason, error_info(status).domain), ("INVALID_FIELDS", DOMAIN))
        self.assertEqual(fields(status), ["changes"])

    def test_unit_not_found(self):
        """error: an unknown unit fails with NOT_FOUND and UNIT_NOT_FOUND; its id, whatever its script, is in the details alone"""
        unit_id = "100% Tŷ Gwyn 😀"

        error = self._failure_of(
            lambda: service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(unit_id=unit_id)))

        self.assertEqual(error.code(), grpc.StatusCode.NOT_FOUND)
        self.assertNotIn(unit_id, error.details())
        info = error_info(status_of(error))
        self.assertEqual((info.reason, info.domain), ("UNIT_NOT_FOUND", DOMAIN))
        self.assertEqual(dict(info.metadata), {"unit_id": unit_id})

    def test_every_fault(self):
        """error: a question with several faults names them all"""
        error = self._failure_of(lambda: service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(
            as_of_date=date.Date(year=2026, month=2, day=31), rounding=measures.Rounding(decimal_places=9))))

        self.assertEqual(error.code(), grpc.StatusCode.INVALID_ARGUMENT)
        self.assertCountEqual(fields(status_of(error)), ["unit_id", "as_of_date", "rounding.decimal_places"])

    def test_too_large_in_a_stream(self):
        """error: a message over 4 MB ends a push with MESSAGE_TOO_LARGE; what was acknowledged stays"""
        c = Council("too-large")

        with PushStream() as stream:
            stream.send(c.council())
            [landed] = stream.receive(1)
            stream.send(c.council(TOO_LARGE))
            error = self._failure_of(stream.rest)

        self.assertEqual(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)
        info = error_info(status_of(error))
        self.assertEqual((info.reason, dict(info.metadata)), ("MESSAGE_TOO_LARGE", {"max_bytes": "4194304"}))
        self.assertEqual(rate_revision(c), landed.revision)

    def test_too_large_at_once(self):
        """error: a unary question over 4 MB fails with RESOURCE_EXHAUSTED"""
        error = self._failure_of(
            lambda: service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(unit_id=TOO_LARGE)))

        self.assertEqual(error.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    def test_unknown_method(self):
        """error: a method that is not there fails with UNIMPLEMENTED"""
        error = self._failure_of(lambda: service.channel.unary_unary("/workforce.v1.MeasuresService/GetNothing")(b""))

        self.assertEqual(error.code(), grpc.StatusCode.UNIMPLEMENTED)


def push_nothing():
    with PushStream() as stream:
        stream.end()
        stream.rest()


def rate_revision(council):
    return service.measures.GetVacancyRate(measures_messages.GetVacancyRateRequest(unit_id=council.id("council"))).revision
