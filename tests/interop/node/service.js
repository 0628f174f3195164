// The running service: a client for each of its services.

import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { credentials } from '@grpc/grpc-js';
import { contract } from './contract.js';

export const address = process.env.WORKFORCE_ADDRESS;

// No check may hang: every call without a deadline of its own has this one.
const serviceConfig = { methodConfig: [{ name: [{}], timeout: '20s' }] };

// Over mutual TLS where the environment names an authority, a certificate and its key.
const { WORKFORCE_CA, WORKFORCE_KEY, WORKFORCE_CERT } = process.env;
const channelCredentials = () => (WORKFORCE_CA
  ? credentials.createSsl(readFileSync(WORKFORCE_CA), readFileSync(WORKFORCE_KEY), readFileSync(WORKFORCE_CERT))
  : credentials.createInsecure());

export function connect(type, options = {}) {
  const client = new type(address, channelCredentials(), {
    'grpc.service_config': JSON.stringify(serviceConfig),
    ...options,
  });
  after(() => client.close());
  return client;
}

export const health = connect(contract.grpc.health.v1.Health);
export const reflection = connect(contract.grpc.reflection.v1.ServerReflection);
export const caseloads = connect(contract.workforce.v1.CaseloadService);
export const measures = connect(contract.workforce.v1.MeasuresService);
export const staffing = connect(contract.workforce.v1.StaffingService);

// For a call that is to be answered in part and then end at its deadline: the shortest that leaves time enough to answer on this machine.
const DEADLINES = [1000, 2000, 4000, 8000]; // milliseconds

// Tries one after the other until something was answered first. `attempt` gives nothing where nothing was.
export async function withinShortestDeadline(attempt) {
  for (const milliseconds of DEADLINES) {
    const answer = await attempt(milliseconds);

    if (answer !== undefined) {
      return { answer, milliseconds };
    }
  }

  throw new Error(`nothing was answered within ${DEADLINES.at(-1)} ms`);
}

// A unary call as a promise.
export function ask(client, method, request, ...metadataAndOptions) {
  return new Promise((resolve, reject) => {
    client[method](request, ...metadataAndOptions, (error, response) => (error ? reject(error) : resolve(response)));
  });
}

// The next message of a stream.
export async function next(stream) {
  const { value } = await stream.iterator({ destroyOnReturn: false }).next();
  return value;
}

// The status with which a stream ends, watched for from the moment of the call.
export const endOf = (stream) => new Promise((resolve) => stream.on('status', resolve));

// The error with which a promise fails.
export async function failureOf(promise) {
  const outcome = await promise.then((value) => ({ value }), (error) => ({ error }));

  if (!outcome.error) {
    throw new Error('expected the call to fail');
  }

  return outcome.error;
}
