// grpc.reflection.v1: a bidirectional stream of questions and answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadFileDescriptorSetFromBuffer } from '@grpc/proto-loader';
import { options, serialise } from './contract.js';
import { ask, connect, reflection } from './service.js';

const CASELOADS = 'workforce.v1.CaseloadService';
const MEASURES = 'workforce.v1.MeasuresService';

async function answers(...questions) {
  const stream = reflection.ServerReflectionInfo();
  questions.forEach((question) => stream.write(question));
  stream.end();
  return stream.toArray();
}

// The definitions of the file that declares a symbol, and of all that it imports.
async function definitionsOf(symbol) {
  const [answer] = await answers({ file_containing_symbol: symbol });
  // On the wire the answer is a google.protobuf.FileDescriptorSet: both are nothing but files in field 1.
  const set = serialise('grpc.reflection.v1.FileDescriptorResponse', answer.file_descriptor_response);
  return loadFileDescriptorSetFromBuffer(set, options);
}

test('reflection: the services are listed', async () => {
  const [answer] = await answers({ list_services: '' });

  assert.deepEqual(
    answer.list_services_response.service.map((each) => each.name).sort(),
    [
      'grpc.health.v1.Health',
      'grpc.reflection.v1.ServerReflection',
      'workforce.v1.AuditService',
      CASELOADS,
      MEASURES,
      'workforce.v1.PrivacyService',
      'workforce.v1.RecruitmentPlanningService',
      'workforce.v1.StaffingService',
    ],
  );
});

test('reflection: the descriptors of MeasuresService parse, its imports among them', async () => {
  const definitions = await definitionsOf(MEASURES);

  const { GetVacancyRate } = definitions[MEASURES];
  assert.equal(GetVacancyRate.path, `/${MEASURES}/GetVacancyRate`);
  assert.equal(GetVacancyRate.requestType.type.name, 'GetVacancyRateRequest');
  assert.ok('google.type.Date' in definitions);
});

test('reflection: one stream answers several questions in turn, an unknown symbol among them', async () => {
  const [byName, unknown, bySymbol] = await answers(
    { file_by_filename: 'google/rpc/status.proto' },
    { file_containing_symbol: 'workforce.v1.Nothing' },
    { file_containing_symbol: 'workforce.v1.Post' },
  );

  assert.equal(byName.message_response, 'file_descriptor_response');
  assert.equal(unknown.error_response.error_code, status.NOT_FOUND);
  assert.equal(unknown.original_request.file_containing_symbol, 'workforce.v1.Nothing');
  assert.equal(bySymbol.message_response, 'file_descriptor_response');
});

test('reflection: a call works with nothing but the descriptors it gave', async () => {
  const reflected = loadPackageDefinition(await definitionsOf(MEASURES));

  const response = await ask(connect(reflected.workforce.v1.MeasuresService), 'ListDataQualityIssues', { page_size: 1 });

  assert.ok(response.issues.length <= 1);
});
