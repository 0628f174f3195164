"""grpc.reflection.v1: a bidirectional stream of questions and answers."""

import unittest

import grpc
from google.protobuf.descriptor_database import DescriptorDatabase
from google.protobuf.descriptor_pb2 import FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import MessageFactory

import service
from contract import reflection

CASELOADS = "workforce.v1.CaseloadService"
MEASURES = "workforce.v1.MeasuresService"


def ask(*questions):
    return list(service.reflection.ServerReflectionInfo(iter(reflection.ServerReflectionRequest(**each) for each in questions)))


def files_of(symbol):
    [answer] = ask({"file_containing_symbol": symbol})
    return [FileDescriptorProto.FromString(each) for each in answer.file_descriptor_response.file_descriptor_proto]


class ReflectionChecks(unittest.TestCase):
    def test_list_services(self):
        """reflection: the services are listed"""
        [answer] = ask({"list_services": ""})

        self.assertEqual(
            sorted(each.name for each in answer.list_services_response.service),
            [
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "workforce.v1.AuditService",
                CASELOADS,
                MEASURES,
                "workforce.v1.PrivacyService",
                "workforce.v1.RecruitmentPlanningService",
                "workforce.v1.StaffingService",
            ])

    def test_descriptors(self):
        """reflection: the descriptors of MeasuresService parse, its imports among them"""
        files = files_of(MEASURES)

        self.assertEqual(files[0].name, "workforce/v1/measures_service.proto")
        [measures] = [each for each in files[0].service if each.name == "MeasuresService"]
        self.assertIn(("GetVacancyRate", ".workforce.v1.GetVacancyRateRequest"), [(each.name, each.input_type) for each in measures.method])
        self.assertLessEqual(
            {name for file in files for name in file.dependency},
            {file.name for file in files},
            "every import is in the answer")

    def test_questions_in_turn(self):
        """reflection: one stream answers several questions in turn, an unknown symbol among them"""
        by_name, unknown, by_symbol = ask(
            {"file_by_filename": "google/rpc/status.proto"},
            {"file_containing_symbol": "workforce.v1.Nothing"},
            {"file_containing_symbol": "workforce.v1.Post"})

        self.assertEqual(by_name.WhichOneof("message_response"), "file_descriptor_response")
        self.assertEqual(unknown.error_response.error_code, grpc.StatusCode.NOT_FOUND.value[0])
        self.assertEqual(unknown.original_request.file_containing_symbol, "workforce.v1.Nothing")
        self.assertEqual(by_symbol.WhichOneof("message_response"), "file_descriptor_response")

    def test_call_by_reflection(self):
        """reflection: a call works with nothing but the descriptors it gave"""
        database = DescriptorDatabase()
        for file in files_of(MEASURES):
            database.Add(file)
        pool = DescriptorPool(database)
        method = pool.FindServiceByName(MEASURES).FindMethodByName("ListDataQualityIssues")
        request_type, response_type = (MessageFactory(pool).GetPrototype(each) for each in (method.input_type, method.output_type))

        response = service.channel.unary_unary(
            f"/{MEASURES}/{method.name}",
            request_serializer=request_type.SerializeToString,
            response_deserializer=response_type.FromString)(request_type(page_size=1))

        self.assertLessEqual(len(response.issues), 1)
