// Streams that are long, cut short, or held open beyond their deadline.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { CENSUS_DAY, Council } from './council.js';
import { push, PushStream } from './push.js';
import { ask, endOf, failureOf, health, measures, next, withinShortestDeadline } from './service.js';

const SHORT = 200; // milliseconds
const within = (milliseconds) => ({ deadline: Date.now() + milliseconds });

async function expectDeadline(call, atMost = 5000) {
  const started = performance.now();
  const error = await failureOf(call());

  assert.equal(error.code, status.DEADLINE_EXCEEDED);
  assert.ok(performance.now() - started < atMost);
}

test('deadline: a server stream ends with DEADLINE_EXCEEDED', () => expectDeadline(() => health.Watch({}, within(SHORT)).toArray()));

test('deadline: a push held open ends with DEADLINE_EXCEEDED; what was acknowledged stays', async () => {
  const change = new Council('deadline').council();
  const { answer: stream, milliseconds } = await withinShortestDeadline(async (deadline) => {
    const tried = new PushStream(within(deadline));
    tried.send(change);
    return tried.receive(1).then(() => tried, (error) => assert.equal(error.code, status.DEADLINE_EXCEEDED));
  });

  await expectDeadline(() => stream.rest(), milliseconds + 4000);

  const [again] = await push(change);
  assert.equal(again.outcome, 'OUTCOME_DUPLICATE');
});

test('deadline: a call whose deadline has passed fails with DEADLINE_EXCEEDED', () =>
  expectDeadline(() => ask(health, 'Check', {}, { deadline: Date.now() - 1000 })));

test('stream: cancelling a push midway leaves what was acknowledged', async () => {
  const c = new Council('cancelled');
  const changes = [c.council(), c.post('P1'), c.post('P2')];
  const stream = new PushStream();
  stream.send(...changes);
  const acknowledged = await stream.receive(3);

  const ended = endOf(stream.call);
  stream.call.cancel();
  assert.equal((await ended).code, status.CANCELLED);

  const again = await push(...changes);
  assert.ok(again.every((each) => each.outcome === 'OUTCOME_DUPLICATE'));
  assert.deepEqual(again.map((each) => each.revision), acknowledged.map((each) => each.revision));
});

test('stream: many messages, a half-close, and only then the first read: a client stream in all but name', async () => {
  const c = new Council('half-close');
  const changes = [c.council(), ...Array.from({ length: 300 }, (_, n) => c.post(`P${n}`))];
  const stream = new PushStream();
  changes.forEach((change) => stream.send(change));
  stream.end();
  await sleep(SHORT);

  const ended = endOf(stream.call);
  const acknowledgements = await stream.rest();

  assert.deepEqual(acknowledgements.map((each) => each.change_id), changes.map((change) => change.change_id));
  assert.equal((await ended).code, status.OK);
});

test('stream: 2,000 changes over one push, never more than 200 of them unacknowledged', async () => {
  const c = new Council('volume');
  const [window, batch] = [200, 20];
  const changes = [c.council(), ...Array.from({ length: 1999 }, (_, n) => c.post(`P${n}`))];
  const acknowledgements = [];
  const stream = new PushStream();

  for (let start = 0; start < changes.length; start += batch) {
    while (start + batch - acknowledgements.length > window) {
      acknowledgements.push(...(await stream.receive(batch)));
    }

    stream.send(...changes.slice(start, start + batch));
  }

  stream.end();
  acknowledgements.push(...(await stream.rest()));

  assert.deepEqual(acknowledgements.map((each) => each.change_id), changes.map((change) => change.change_id));
  assert.ok(acknowledgements.every((each) => each.outcome === 'OUTCOME_APPLIED'));
  const rate = await ask(measures, 'GetVacancyRate', { unit_id: c.id('council'), as_of_date: CENSUS_DAY });
  assert.deepEqual([rate.establishment_fte.value, rate.rate.value.value], ['1999', '100']);
});

test('stream: 200 unary calls at once share one connection with streams held open', async () => {
  const c = new Council('multiplexed');
  const stream = new PushStream();
  stream.send(c.council());
  await stream.receive(1);
  const watch = health.Watch({});
  watch.on('error', () => {});
  await next(watch);

  const answers = await Promise.all(
    Array.from({ length: 200 }, () => ask(measures, 'GetVacancyRate', { unit_id: c.id('council') })));

  assert.ok(answers.every((answer) => answer.unit_id === c.id('council')));
  watch.cancel();
  stream.end();
  await stream.rest();
});
