// Lists: read page by page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { deserialise, serialise } from './contract.js';
import { CENSUS_DAY, Council } from './council.js';
import { fields, statusOf } from './problems.js';
import { push } from './push.js';
import { ask, failureOf, staffing } from './service.js';

test('list: five posts come in pages of two, two and one, in order', async () => {
  const c = new Council('pages');
  await push(c.council(), ...[3, 1, 5, 2, 4].map((n) => c.post(`P${n}`)));
  const pages = [];
  let token = '';

  do {
    const page = await ask(staffing, 'ListPosts', {
      unit_id: c.id('council'), as_of_date: CENSUS_DAY, page_size: 2, page_token: token,
    });
    pages.push(page.posts.map((each) => each.post.post_id));
    token = page.next_page_token;
  } while (token);

  assert.deepEqual(pages, [[c.id('P1'), c.id('P2')], [c.id('P3'), c.id('P4')], [c.id('P5')]]);
});

test('list: the page token of another question is refused, and the field is named', async () => {
  const c = new Council('token');
  await push(c.council(), c.post('P1'), c.post('P2'));
  const first = await ask(staffing, 'ListPosts', { unit_id: c.id('council'), page_size: 1 });

  const error = await failureOf(ask(staffing, 'ListPosts', {
    unit_id: c.id('council'), page_token: first.next_page_token, vacant_only: true,
  }));

  assert.equal(error.code, status.INVALID_ARGUMENT);
  assert.deepEqual(fields(statusOf(error)), ['page_token']);
});

test('list: the changes come back as they were sent, in the order in which they were recorded', async () => {
  const c = new Council('feed');
  const start = (await ask(staffing, 'ListStaffingChanges', { page_size: 1 })).revision;
  const sent = [c.council(), c.post('P1', { fte: '0.5' }), c.worker('W1', 'Ffion'), c.engagement('W1', 'P1', { fte: '0.5' })];
  const acknowledgements = await push(...sent);

  const question = { after_revision: start, page_size: 3 };
  const first = await ask(staffing, 'ListStaffingChanges', question);
  const second = await ask(staffing, 'ListStaffingChanges', { ...question, page_token: first.next_page_token });

  const recorded = [...first.changes, ...second.changes];
  assert.deepEqual([first.changes.length, second.changes.length, second.next_page_token], [3, 1, '']);
  assert.deepEqual(recorded.map((each) => each.revision), acknowledgements.map((each) => each.revision));
  assert.deepEqual(recorded.map((each) => each.change), sent.map(asReceived));
});

// A change with everything that it leaves out filled in.
const asReceived = (change) => deserialise('workforce.v1.StaffingChange', serialise('workforce.v1.StaffingChange', change));
