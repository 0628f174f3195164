// grpc.health.v1: a unary call and a server stream.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { ask, endOf, failureOf, health, next } from './service.js';

test('health: Check says SERVING for the process and for each service', async () => {
  for (const service of ['', 'workforce.v1.StaffingService', 'workforce.v1.MeasuresService']) {
    assert.equal((await ask(health, 'Check', { service })).status, 'SERVING', service);
  }
});

test('health: Check of an unknown service fails with NOT_FOUND', async () => {
  const error = await failureOf(ask(health, 'Check', { service: 'workforce.v1.Nothing' }));

  assert.equal(error.code, status.NOT_FOUND);
});

test('health: Watch begins with SERVING and ends when it is cancelled', async () => {
  const updates = health.Watch({});
  assert.equal((await next(updates)).status, 'SERVING');

  const ended = endOf(updates);
  updates.on('error', () => {});
  updates.cancel();

  assert.equal((await ended).code, status.CANCELLED);
});

test('health: Watch of an unknown service begins with SERVICE_UNKNOWN', async () => {
  const updates = health.Watch({ service: 'workforce.v1.Nothing' });
  updates.on('error', () => {});

  assert.equal((await next(updates)).status, 'SERVICE_UNKNOWN');
  updates.cancel();
});
