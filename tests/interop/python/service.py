"""The running service: one channel, and a stub for each of its services."""

import json
import os

import grpc

import contract

# No check may hang: every call without a deadline of its own has this one.
_SERVICE_CONFIG = {"methodConfig": [{"name": [{}], "timeout": "20s"}]}


def _read(variable):
    with open(os.environ[variable], "rb") as file:
        return file.read()


def connect(**options):
    """A channel: over mutual TLS where the environment names an authority, a certificate and its key."""
    make = grpc.insecure_channel
    if "WORKFORCE_CA" in os.environ:
        credentials = grpc.ssl_channel_credentials(_read("WORKFORCE_CA"), _read("WORKFORCE_KEY"), _read("WORKFORCE_CERT"))
        make = lambda address, **rest: grpc.secure_channel(address, credentials, **rest)  # noqa: E731
    return make(
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
