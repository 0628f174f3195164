// GetVacancyRate and GetMonthlySeries, against figures derived by hand.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CENSUS_DAY, Council } from './council.js';
import { push } from './push.js';
import { ask, measures } from './service.js';

// Five posts of 1 FTE from 1 April 2026. On 30 September: three filled, one filled by half, one covered by agency; so
//
//     establishment 5, in post 3.5, vacant 0.5 + 1 = 1.5, agency cover 1.
//
// A starter of 0.5 FTE is due on 1 November in the half-filled post.
const five = new Council('rates');

before(() => push(
  five.council(),
  ...[1, 2, 3, 4, 5].flatMap((n) => [five.post(`P${n}`), five.worker(`W${n}`)]),
  ...[1, 2, 3].map((n) => five.engagement(`W${n}`, `P${n}`)),
  five.engagement('W4', 'P4', { fte: '0.5' }),
  five.engagement('W5', 'P5', { footing: 'FOOTING_AGENCY_COVER' }),
  five.starter('S1', 'P4', '0.5', { year: 2026, month: 11, day: 1 }),
));

const rateOf = (council, definition, question = {}) => ask(measures, 'GetVacancyRate', {
  unit_id: council.id('council'),
  as_of_date: CENSUS_DAY,
  definition: `VACANCY_DEFINITION_${definition}`,
  ...question,
});

async function expectRate(definition, value, numerator, denominator, question) {
  const answer = await rateOf(five, definition, question);

  assert.equal(answer.rate.outcome, 'value');
  assert.deepEqual(
    [answer.rate.value.value, answer.rate.numerator.value, answer.rate.denominator.value],
    [value, numerator, denominator],
  );
  assert.deepEqual(
    [answer.establishment_fte.value, answer.in_post_fte.value, answer.vacant_fte.value, answer.agency_cover_fte.value],
    ['5', '3.5', '1.5', '1'],
  );
  assert.equal(answer.definition, `VACANCY_DEFINITION_${definition}`);
  assert.deepEqual(answer.as_of_date, CENSUS_DAY);
}

test('rate: vacant 1.5 of establishment 5 is 30 per cent', () => expectRate('ESTABLISHMENT', '30', '1.5', '5'));

test('rate: net of agency cover 1, it is 10 per cent', () => expectRate('ESTABLISHMENT_NET_OF_AGENCY', '10', '0.5', '5'));

test('rate: as the DfE counts, vacant 1.5 of vacant and in post 5 is 30 per cent', () => expectRate('DFE', '30', '1.5', '5'));

test('rate: with the starter who is due, vacant 1 of 5 is 20 per cent', () => expectRate(
  'ESTABLISHMENT_WITH_PIPELINE', '20', '1', '5', { pipeline_through_date: { year: 2026, month: 11, day: 30 } }));

test('rate: a third is rounded as asked', async () => {
  const c = new Council('thirds');
  await push(c.council(), c.post('P1', { fte: '3' }), c.worker('W1'), c.engagement('W1', 'P1'));

  const { rate } = await rateOf(c, 'ESTABLISHMENT', { rounding: { decimal_places: 3 } });

  assert.deepEqual([rate.value.value, rate.unrounded_value.value], ['66.667', '66.6666666666']);
});

test('rate: there is none, and the reason is MISSING, before anything was reported', async () => {
  const { rate } = await rateOf(five, 'ESTABLISHMENT', { as_of_date: { year: 2025, month: 1, day: 1 } });

  assert.equal(rate.outcome, 'no_value_reason');
  assert.equal(rate.no_value_reason, 'NO_VALUE_REASON_MISSING');
  assert.equal(rate.numerator, null);
});

test('rate: month by month, a leaver of 31 May shows from May on', async () => {
  const c = new Council('months');
  await push(
    c.council(), c.post('P1'), c.post('P2'), c.worker('W1'), c.worker('W2'), c.engagement('W1', 'P1'),
    c.engagement('W2', 'P2', { lastDate: { year: 2026, month: 5, day: 31 } }),
  );

  const series = await ask(measures, 'GetMonthlySeries', {
    unit_id: c.id('council'),
    first_month_date: { year: 2026, month: 4 },
    last_month_date: { year: 2026, month: 6 },
    measures: [{ vacancy_rate: 'VACANCY_DEFINITION_ESTABLISHMENT' }, { figure: 'STAFFING_FIGURE_IN_POST' }],
  });

  assert.deepEqual(
    series.months.map((month) => [month.as_of_date.month, ...month.values.map((each) => each.value.value)]),
    [[4, '0', '2'], [5, '50', '1'], [6, '50', '1']],
  );
});
