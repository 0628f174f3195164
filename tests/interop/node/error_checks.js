// Errors of whole calls: the status, and its details in the trailer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { Council } from './council.js';
import { DOMAIN, errorInfo, fields, statusOf } from './problems.js';
import { PushStream } from './push.js';
import { ask, failureOf, measures } from './service.js';

const TOO_LARGE = 'x'.repeat(5 * 1024 * 1024);

test('error: a push without a change fails with INVALID_ARGUMENT and names the field', async () => {
  const stream = new PushStream();
  stream.end();

  const error = await failureOf(stream.rest());

  assert.equal(error.code, status.INVALID_ARGUMENT);
  const problem = statusOf(error);
  assert.deepEqual([problem.code, problem.message], [error.code, error.details]);
  assert.deepEqual(errorInfo(problem), { reason: 'INVALID_FIELDS', domain: DOMAIN, metadata: {} });
  assert.deepEqual(fields(problem), ['changes']);
});

test('error: an unknown unit fails with NOT_FOUND and UNIT_NOT_FOUND; its id, whatever its script, is in the details alone', async () => {
  const unitId = '100% Tŷ Gwyn 😀';

  const error = await failureOf(ask(measures, 'GetVacancyRate', { unit_id: unitId }));

  assert.equal(error.code, status.NOT_FOUND);
  assert.ok(!error.details.includes(unitId), error.details);
  assert.deepEqual(errorInfo(statusOf(error)), { reason: 'UNIT_NOT_FOUND', domain: DOMAIN, metadata: { unit_id: unitId } });
});

test('error: a question with several faults names them all', async () => {
  const error = await failureOf(ask(measures, 'GetVacancyRate', {
    as_of_date: { year: 2026, month: 2, day: 31 }, rounding: { decimal_places: 9 },
  }));

  assert.equal(error.code, status.INVALID_ARGUMENT);
  assert.deepEqual(fields(statusOf(error)).sort(), ['as_of_date', 'rounding.decimal_places', 'unit_id']);
});

test('error: a message over 4 MB ends a push with MESSAGE_TOO_LARGE; what was acknowledged stays', async () => {
  const c = new Council('too-large');
  const stream = new PushStream();
  stream.send(c.council());
  const [landed] = await stream.receive(1);

  stream.send(c.council(TOO_LARGE));
  const error = await failureOf(stream.rest());

  assert.equal(error.code, status.RESOURCE_EXHAUSTED);
  assert.deepEqual(errorInfo(statusOf(error)), { reason: 'MESSAGE_TOO_LARGE', domain: DOMAIN, metadata: { max_bytes: '4194304' } });
  assert.equal((await ask(measures, 'GetVacancyRate', { unit_id: c.id('council') })).revision, landed.revision);
});

test('error: a unary question over 4 MB fails with RESOURCE_EXHAUSTED', async () => {
  const error = await failureOf(ask(measures, 'GetVacancyRate', { unit_id: TOO_LARGE }));

  assert.equal(error.code, status.RESOURCE_EXHAUSTED);
});

test('error: a method that is not there fails with UNIMPLEMENTED', async () => {
  const bytes = (value) => value;

  const error = await failureOf(new Promise((resolve, reject) => {
    measures.makeUnaryRequest('/workforce.v1.MeasuresService/GetNothing', bytes, bytes, Buffer.alloc(0),
      (failure, response) => (failure ? reject(failure) : resolve(response)));
  }));

  assert.equal(error.code, status.UNIMPLEMENTED);
});
