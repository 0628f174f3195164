"""A caller without a certificate is told that it has not said who it is, with details."""

import os

import grpc

import contract
from contract import measures_messages
from problems import status_of

with open(os.environ["WORKFORCE_CA"], "rb") as file:
    channel = grpc.secure_channel(os.environ["WORKFORCE_ADDRESS"], grpc.ssl_channel_credentials(file.read()))

try:
    contract.measures_service.MeasuresServiceStub(channel).GetVacancyRate(measures_messages.GetVacancyRateRequest(unit_id="any"), timeout=20)
    print("FAIL python  a caller without a certificate was answered")
except grpc.RpcError as error:
    told = error.code() is grpc.StatusCode.UNAUTHENTICATED and status_of(error) is not None
    print(f"{'ok  ' if told else 'FAIL'} python  a caller without a certificate gets {error.code().name} with details")
