"""Waits until the service answers SERVING, for as many seconds as the first argument says."""

import sys

import grpc

import contract
import service

try:
    updates = service.health.Watch(contract.health.HealthCheckRequest(), wait_for_ready=True, timeout=float(sys.argv[1]))
    next(update for update in updates if update.status == contract.health.HealthCheckResponse.SERVING)
except (grpc.RpcError, StopIteration) as error:
    sys.exit(f"The service is not serving: {error}")
