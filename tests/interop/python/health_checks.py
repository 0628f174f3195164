"""grpc.health.v1: a unary call and a server stream."""

import unittest

import grpc

import service
from contract import health

SERVING = health.HealthCheckResponse.SERVING


def of(name):
    return health.HealthCheckRequest(service=name)


class HealthChecks(unittest.TestCase):
    def test_check(self):
        """health: Check says SERVING for the process and for each service"""
        for name in ["", "workforce.v1.StaffingService", "workforce.v1.MeasuresService"]:
            self.assertEqual(service.health.Check(of(name)).status, SERVING, name)

    def test_check_of_an_unknown_service(self):
        """health: Check of an unknown service fails with NOT_FOUND"""
        with self.assertRaises(grpc.RpcError) as failed:
            service.health.Check(of("workforce.v1.Nothing"))

        self.assertEqual(failed.exception.code(), grpc.StatusCode.NOT_FOUND)

    def test_watch(self):
        """health: Watch begins with SERVING and ends when it is cancelled"""
        updates = service.health.Watch(of(""))
        self.assertEqual(next(updates).status, SERVING)

        updates.cancel()

        self.assertEqual(updates.code(), grpc.StatusCode.CANCELLED)

    def test_watch_of_an_unknown_service(self):
        """health: Watch of an unknown service begins with SERVICE_UNKNOWN"""
        updates = service.health.Watch(of("workforce.v1.Nothing"))
        self.assertEqual(next(updates).status, health.HealthCheckResponse.SERVICE_UNKNOWN)
        updates.cancel()
