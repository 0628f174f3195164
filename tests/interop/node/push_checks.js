// PushStaffingChanges: what is acknowledged, in which order, with which outcome.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { Council, SOURCE } from './council.js';
import { DOMAIN, errorInfo, fields } from './problems.js';
import { push, PushStream } from './push.js';
import { ask, measures, staffing } from './service.js';

const outcomes = (acknowledgements) => acknowledgements.map((each) => each.outcome.replace('OUTCOME_', ''));

test('push: each change is acknowledged as applied, in the order sent', async () => {
  const c = new Council('order');
  const changes = [c.council(), c.post('P1'), c.post('P2'), c.worker('W1'), c.engagement('W1', 'P1')];

  const stream = new PushStream();
  stream.send(...changes.slice(0, 2));
  stream.send(...changes.slice(2));
  stream.end();
  const acknowledgements = await stream.rest();

  assert.deepEqual(acknowledgements.map((each) => each.change_id), changes.map((change) => change.change_id));
  assert.deepEqual(acknowledgements.map((each) => each.position), [1, 2, 3, 4, 5]);
  assert.deepEqual(outcomes(acknowledgements), Array(5).fill('APPLIED'));
  assert.ok(acknowledgements.every((each) => each.source === SOURCE));
  const revisions = acknowledgements.map((each) => each.revision);
  assert.deepEqual(revisions, revisions.toSorted((one, other) => one - other));
  assert.ok(revisions[0] > 0);
});

test('push: a change is held, and applied by itself when what it waits for arrives', async () => {
  const c = new Council('held');
  const stream = new PushStream();
  stream.send(c.council(), c.post('P1'), c.engagement('W1', 'P1'));
  const held = (await stream.receive(3))[2];
  assert.equal(held.outcome, 'OUTCOME_HELD');
  assert.deepEqual(held.waiting_for.map((each) => each.worker_id), [c.id('W1')]);
  assert.ok(await isListedAsHeld(c));

  stream.send(c.worker('W1'));
  assert.deepEqual(outcomes(await stream.receive(1)), ['APPLIED']);
  stream.end();
  await stream.rest();

  const record = await ask(staffing, 'GetWorker', { worker_id: c.id('W1') });
  assert.deepEqual(record.engagements.map((each) => each.engagement.engagement_id), [c.id('W1')]);
  assert.ok(!(await isListedAsHeld(c)));
});

async function isListedAsHeld(council) {
  const { issues } = await ask(measures, 'ListDataQualityIssues', { page_size: 1000 });
  return issues.some((issue) => issue.waiting_for.some((each) => each.worker_id === council.id('W1')));
}

test('push: the same change again is a duplicate of the first revision', async () => {
  const change = new Council('duplicate').council();
  const [first] = await push(change);

  const again = await push(change, change);

  assert.deepEqual(outcomes(again), ['DUPLICATE', 'DUPLICATE']);
  assert.deepEqual(again.map((each) => each.revision), [first.revision, first.revision]);
});

test('push: a change id with other content is refused as CHANGE_ID_REUSED', async () => {
  const change = new Council('reused').council('Before');
  const [first] = await push(change);
  change.unit.name = 'After';

  const [refused] = await push(change);

  assert.equal(refused.outcome, 'OUTCOME_REJECTED');
  assert.equal(refused.error.code, status.ALREADY_EXISTS);
  assert.deepEqual(errorInfo(refused.error), {
    reason: 'CHANGE_ID_REUSED',
    domain: DOMAIN,
    metadata: { source: SOURCE, change_id: change.change_id, revision: `${first.revision}` },
  });
});

test('push: a bad change is rejected with the paths of its fields, and its neighbours land', async () => {
  const c = new Council('rejected');
  const bad = c.engagement('W1', 'P1', { fte: '1.6', lastDate: { year: 2025, month: 4, day: 1 } });

  const acknowledgements = await push(c.council(), bad, c.post('P1'));

  assert.deepEqual(outcomes(acknowledgements), ['APPLIED', 'REJECTED', 'APPLIED']);
  const refused = acknowledgements[1];
  assert.deepEqual([refused.position, refused.revision, refused.change_id], [2, 0, bad.change_id]);
  assert.equal(refused.error.code, status.INVALID_ARGUMENT);
  assert.equal(errorInfo(refused.error).reason, 'INVALID_FIELDS');
  assert.deepEqual(fields(refused.error).sort(), ['engagement.fte', 'engagement.last_date']);
});

test('push: names in any script come back as they were sent', async () => {
  const c = new Council('text');
  const [name, title, fullName] = ['Gofal Plant Tŷ Gwyn – 儿童服务 😀', 'Gweithiwr Cymdeithasol', 'Siân Ó Brádaigh-Łukasz Ωμέγα'];
  await push(c.council(name), c.post('P1', { title }), c.worker('W-Zoë', fullName));

  const { units: [unit] } = await ask(staffing, 'ListOrganisationUnits', { unit_id: c.id('council') });
  const { posts: [post] } = await ask(staffing, 'ListPosts', { unit_id: c.id('council') });
  const record = await ask(staffing, 'GetWorker', { worker_id: c.id('W-Zoë') });

  assert.deepEqual([unit.name, post.post.title, record.worker.name], [name, title, fullName]);
});
