"""The running service: one channel, and a stub for each of its services."""

import json
import os

import grpc

import contract

# No check may hang: every call without a deadline of its own has this one.
_SERVICE_CONFIG = {"methodConfig": [{"name": [{}], "timeout": "20s"}]}


def connect(**options):
    return grpc.insecure_channel(
        os.environ["WORKFORCE_ADDRESS"],
        options=[("grpc.service_config", json.dumps(_SERVICE_CONFIG))],
        **options,
    )


channel = connect()
health = contract.health_service.HealthStub(channel)
reflection = contract.reflection_service.ServerReflectionStub(channel)
caseloads = contract.caseload_service.CaseloadServiceStub(channel)
measures = contract.measures_service.MeasuresServiceStub(channel)
staffing = contract.staffing_service.StaffingServiceStub(channel)
