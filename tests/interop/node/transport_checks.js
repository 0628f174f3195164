// What travels around the messages: compression and metadata.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compressionAlgorithms, Metadata, status } from '@grpc/grpc-js';
import { contract } from './contract.js';
import { CENSUS_DAY, Council } from './council.js';
import { push, PushStream } from './push.js';
import { ask, connect, failureOf, health } from './service.js';

const WORTH_COMPRESSING = 20; // of the same measure, the most that are taken
const gzip = { 'grpc.default_compression_algorithm': compressionAlgorithms.gzip };

test('gzip: compressed unary requests are understood, an empty one too', async () => {
  const c = new Council('gzip-unary');
  await push(c.council(), c.post('P1'));

  const { months } = await ask(connect(contract.workforce.v1.MeasuresService, gzip), 'GetMonthlySeries', {
    unit_id: c.id('council'), first_month_date: CENSUS_DAY, last_month_date: CENSUS_DAY,
    measures: Array(WORTH_COMPRESSING).fill({ vacancy_rate: 'VACANCY_DEFINITION_DFE' }),
  });
  const empty = await ask(connect(contract.grpc.health.v1.Health, gzip), 'Check', {});

  assert.deepEqual(months[0].values.map((each) => each.value.value), Array(WORTH_COMPRESSING).fill('100'));
  assert.equal(empty.status, 'SERVING');
});

test('gzip: a compressed push is understood', async () => {
  const c = new Council('gzip-stream');
  const stream = new PushStream({ client: connect(contract.workforce.v1.StaffingService, gzip) });
  stream.send(c.council(), ...Array.from({ length: 200 }, (_, n) => c.post(`P${n}`, { title: 'Social worker' })));
  stream.end();

  const acknowledgements = await stream.rest();

  assert.equal(acknowledgements.length, 201);
  assert.ok(acknowledgements.every((each) => each.outcome === 'OUTCOME_APPLIED'));
});

test('gzip: a message that is over 4 MB once unpacked fails with RESOURCE_EXHAUSTED', async () => {
  const stream = new PushStream({ client: connect(contract.workforce.v1.StaffingService, gzip) });
  stream.send(new Council('gzip-bomb').council('x'.repeat(5 * 1024 * 1024)));

  const error = await failureOf(stream.rest());

  assert.equal(error.code, status.RESOURCE_EXHAUSTED);
});

test("metadata: text and binary headers of the caller's own disturb nothing", async () => {
  const metadata = new Metadata();
  metadata.add('x-request-id', 'interop');
  metadata.add('x-trace-bin', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
  metadata.add('x-trace-bin', Buffer.alloc(0));

  assert.equal((await ask(health, 'Check', {}, metadata)).status, 'SERVING');
});
