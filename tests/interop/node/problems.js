// Reads what an error says for a program to understand.

import assert from 'node:assert/strict';
import { deserialise } from './contract.js';

export const DOMAIN = 'workforce.council';

// The google.rpc.Status in the trailer of a call that failed.
export function statusOf(error) {
  const details = error.metadata.get('grpc-status-details-bin');
  assert.equal(details.length, 1, 'grpc-status-details-bin is there once');
  return deserialise('google.rpc.Status', details[0]);
}

export const errorInfo = (status) => detail(status, 'google.rpc.ErrorInfo');

// The paths of the fields at fault.
export const fields = (status) => detail(status, 'google.rpc.BadRequest').field_violations.map((violation) => violation.field);

function detail(status, type) {
  const matching = status.details.filter((each) => each.type_url === `type.googleapis.com/${type}`);
  assert.equal(matching.length, 1, `there is one ${type}`);
  return deserialise(type, matching[0].value);
}
