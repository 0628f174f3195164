// ReportCaseloads and WatchCaseloadBreaches: what a case system and a screen on a wall would do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { CENSUS_DAY, Council, FIRST_DAY } from './council.js';
import { fields, statusOf } from './problems.js';
import { push } from './push.js';
import { ask, caseloads, failureOf } from './service.js';

const SOURCE = 'interop-node-cases';
const PATIENCE = 20_000; // milliseconds: a watch has no end of its own
const MADE_FROM = 1_775_000_000; // A moment of 2026; each report of a council is made one second after the one before.

// Two workers of 1 FTE under a limit of 20 cases.
async function councilWithALimit(name) {
  const c = new Council(name);
  await push(c.council(), ...[1, 2].flatMap((n) => [c.post(`P${n}`), c.worker(`W${n}`), c.engagement(`W${n}`, `P${n}`)]));
  await ask(caseloads, 'SetCaseloadThreshold', {
    request_id: c.id('request'),
    threshold: {
      threshold_id: c.id('limit'),
      unit_id: c.id('council'),
      basis: 'CASELOAD_BASIS_CASES',
      limit: { value: '20' },
      first_date: FIRST_DAY,
    },
  });
  return c;
}

// Reports of one council, made one after the other.
class CaseSystem {
  #made = 0;

  constructor(council) {
    this.council = council;
  }

  cases(worker, count, day = FIRST_DAY) {
    this.#made += 1;
    return {
      source: SOURCE,
      change_id: this.council.id(`report-${this.#made}`),
      made_time: { seconds: MADE_FROM + this.#made },
      caseload: { worker_id: this.council.id(worker), first_date: day, counts: { assessment_count: count } },
    };
  }
}

// Sends the changes over one stream and returns their acknowledgements.
async function report(...changes) {
  const call = caseloads.ReportCaseloads();
  call.write({ changes });
  call.end();
  return (await call.toArray()).flatMap((response) => response.acknowledgements);
}

// A watch, read as a caller reads it.
class Watch {
  #messages;

  constructor(council, resume = {}) {
    this.call = caseloads.WatchCaseloadBreaches({ unit_id: council.id('council'), ...resume }, { deadline: Date.now() + PATIENCE });
    this.call.on('error', () => {}); // Reading reports it.
    this.#messages = this.call[Symbol.asyncIterator]();
  }

  async next() {
    return (await this.#messages.next()).value;
  }

  // The message that completes the state, and whoever stands in it with which load.
  async state() {
    const loads = {};
    for (;;) {
      const message = await this.next();
      message.state.breaches.forEach((each) => { loads[each.worker_id] = each.load.value; });
      if (message.state.complete) {
        return { message, loads };
      }
    }
  }

  // The next message of changes, past signs of life.
  async change() {
    for (;;) {
      const message = await this.next();
      if (message.content === 'events') {
        return message;
      }
    }
  }

  end() {
    this.call.cancel();
  }
}

const rejected = (acknowledgement) => {
  assert.equal(acknowledgement.outcome, 'OUTCOME_REJECTED');
  return fields(acknowledgement.error);
};

test('cases: reports are applied, repeated ones are duplicates, and a negative count is rejected by its field', async () => {
  const system = new CaseSystem(await councilWithALimit('reports'));
  const [good, bad] = [system.cases('W1', 25), system.cases('W2', -1)];

  const [first, refused, again] = await report(good, bad, good);

  assert.deepEqual([first.outcome, again.outcome], ['OUTCOME_APPLIED', 'OUTCOME_DUPLICATE']);
  assert.deepEqual(rejected(refused), ['caseload.counts.assessment_count']);
});

test('cases: 25 and 10 cases are 17.5 each, and one worker is over 20', async () => {
  const c = await councilWithALimit('summary');
  const system = new CaseSystem(c);
  await report(system.cases('W1', 25), system.cases('W2', 10));

  const { with_agency: figures } = await ask(
    caseloads, 'GetCaseloadSummary', { unit_id: c.id('council'), as_of_date: CENSUS_DAY });

  assert.deepEqual([figures.mean_per_holder.value.value, figures.over.value.value], ['17.5', '1']);
});

test('watch: begins with who is over the limit, since when', async () => {
  const c = await councilWithALimit('state');
  const system = new CaseSystem(c);
  await report(system.cases('W1', 25), system.cases('W2', 20));

  const watch = new Watch(c);
  const { message, loads } = await watch.state();
  watch.end();

  assert.deepEqual(loads, { [c.id('W1')]: '25' });
  assert.ok(message.state.first && message.revision > 0);
  assert.deepEqual(message.state.breaches[0].first_date, FIRST_DAY);
});

test('watch: an opening, a change and a closing arrive as they commit', async () => {
  const c = await councilWithALimit('changes');
  const system = new CaseSystem(c);
  const seen = [];
  const watch = new Watch(c);
  assert.deepEqual((await watch.state()).loads, {});

  for (const count of [21, 23, 20]) {
    const [acknowledged] = await report(system.cases('W1', count));
    const message = await watch.change();
    assert.ok(message.revision >= acknowledged.revision);
    seen.push(...message.events.events);
  }

  watch.end();
  assert.deepEqual(seen.map((each) => each.kind), ['KIND_OPENED', 'KIND_CHANGED', 'KIND_CLOSED']);
  assert.deepEqual(seen.slice(0, 2).map((each) => each.breach.load.value), ['21', '23']);
  assert.ok(seen.every((each) => each.breach.worker_id === c.id('W1')));
});

test('watch: resumed after a revision and a day, it sends what came since, and not the state again', async () => {
  const c = await councilWithALimit('resume');
  const system = new CaseSystem(c);
  await report(system.cases('W1', 25));
  const first = new Watch(c);
  const { message: last } = await first.state();
  first.end();
  await report(system.cases('W2', 22));

  const resumed = new Watch(c, { after_revision: last.revision, after_date: last.as_of_date });
  const { events } = await resumed.next();
  resumed.end();

  assert.deepEqual(events.events.map((each) => [each.kind, each.breach.worker_id]), [['KIND_OPENED', c.id('W2')]]);
});

test('watch: from a revision that does not exist is refused, and the field is named', async () => {
  const watch = new Watch(await councilWithALimit('nowhere'), { after_revision: 1_000_000_000 });

  const error = await failureOf(watch.next());

  assert.equal(error.code, status.INVALID_ARGUMENT);
  assert.deepEqual(fields(statusOf(error)), ['after_revision']);
});

test('cases: a report of a day that London has not reached is rejected by its field', async () => {
  const later = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000);
  const day = { year: later.getUTCFullYear(), month: later.getUTCMonth() + 1, day: later.getUTCDate() };
  const system = new CaseSystem(await councilWithALimit('tomorrow'));

  const [refused] = await report(system.cases('W1', 1, day));

  assert.deepEqual(rejected(refused), ['caseload.first_date']);
});
