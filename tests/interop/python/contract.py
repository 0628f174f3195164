"""The contract's classes, which protoc has generated into a temporary folder."""

import os
import sys

import grpc

_generated = os.environ["WORKFORCE_GENERATED"]
sys.path.append(_generated)
# The standard services lie in a package called `grpc`, and so does grpcio itself.
grpc.__path__.append(os.path.join(_generated, "grpc"))

from google.rpc import error_details_pb2 as error_details
from google.rpc import status_pb2 as rpc_status
from google.type import date_pb2 as date
from google.type import decimal_pb2 as decimal
from grpc.health.v1 import health_pb2 as health
from grpc.health.v1 import health_pb2_grpc as health_service
from grpc.reflection.v1 import reflection_pb2 as reflection
from grpc.reflection.v1 import reflection_pb2_grpc as reflection_service
from workforce.v1 import caseload_service_pb2 as caseload_messages
from workforce.v1 import caseload_service_pb2_grpc as caseload_service
from workforce.v1 import caseloads_pb2 as caseloads
from workforce.v1 import measures_pb2 as measures
from workforce.v1 import measures_service_pb2 as measures_messages
from workforce.v1 import measures_service_pb2_grpc as measures_service
from workforce.v1 import staffing_pb2 as staffing
from workforce.v1 import staffing_service_pb2 as staffing_messages
from workforce.v1 import staffing_service_pb2_grpc as staffing_service
