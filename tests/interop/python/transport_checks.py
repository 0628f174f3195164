"""What travels around the messages: compression and metadata."""

import unittest

import grpc

import contract
import service
from contract import health, measures, measures_messages, staffing_messages
from council import CENSUS_DAY, Council
from push import PushStream, push

APPLIED = staffing_messages.ChangeAcknowledgement.OUTCOME_APPLIED
WORTH_COMPRESSING = 20  # of the same measure, the most that are taken


class TransportChecks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.compressed = service.connect(compression=grpc.Compression.Gzip)
        cls.staffing = contract.staffing_service.StaffingServiceStub(cls.compressed)

    @classmethod
    def tearDownClass(cls):
        cls.compressed.close()

    def test_gzip_unary(self):
        """gzip: compressed unary requests are understood, an empty one too"""
        c = Council("gzip-unary")
        push(c.council(), c.post("P1"))

        series = contract.measures_service.MeasuresServiceStub(self.compressed).GetMonthlySeries(
            measures_messages.GetMonthlySeriesRequest(
                unit_id=c.id("council"), first_month_date=CENSUS_DAY, last_month_date=CENSUS_DAY,
                measures=[measures.Measure(vacancy_rate=measures.VACANCY_DEFINITION_DFE)] * WORTH_COMPRESSING))
        empty = contract.health_service.HealthStub(self.compressed).Check(health.HealthCheckRequest())

        self.assertEqual([each.value.value for each in series.months[0].values], ["100"] * WORTH_COMPRESSING)
        self.assertEqual(empty.status, health.HealthCheckResponse.SERVING)

    def test_gzip_stream(self):
        """gzip: a compressed push is understood"""
        c = Council("gzip-stream")

        with PushStream(self.staffing) as stream:
            stream.send(c.council(), *(c.post(f"P{n:03}", title="Social worker") for n in range(200)))
            stream.end()
            acknowledgements = stream.rest()

        self.assertEqual([each.outcome for each in acknowledgements], [APPLIED] * 201)

    def test_gzip_bomb(self):
        """gzip: a message that is over 4 MB once unpacked fails with RESOURCE_EXHAUSTED"""
        c = Council("gzip-bomb")

        with PushStream(self.staffing) as stream:
            stream.send(c.council("x" * (5 * 1024 * 1024)))
            with self.assertRaises(grpc.RpcError) as failed:
                stream.rest()

        self.assertEqual(failed.exception.code(), grpc.StatusCode.RESOURCE_EXHAUSTED)

    def test_metadata(self):
        """metadata: text and binary headers of the caller's own disturb nothing"""
        response, call = service.health.Check.with_call(
            health.HealthCheckRequest(),
            metadata=[("x-request-id", "interop"), ("x-trace-bin", bytes(range(256))), ("x-trace-bin", b"")])

        self.assertEqual(response.status, health.HealthCheckResponse.SERVING)
        self.assertEqual(call.code(), grpc.StatusCode.OK)
