// The frames and headers themselves, over Node's own HTTP/2: what a gRPC library would hide.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { connect } from 'node:http2';
import { gunzipSync, gzipSync } from 'node:zlib';
import { status } from '@grpc/grpc-js';
import { deserialise, serialise } from './contract.js';
import { address, withinShortestDeadline } from './service.js';

const HEALTH = '/grpc.health.v1.Health';
const session = connect(`http://${address}`);
after(() => session.close());

// Sends one message and returns the headers, the body and the trailers of the answer.
function exchange(path, message, { compressed = false, ...headers } = {}) {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers,
    });
    const answer = { body: [], trailers: {} };
    stream.on('response', (received) => Object.assign(answer, { headers: received }));
    stream.on('trailers', (received) => Object.assign(answer, { trailers: received }));
    stream.on('data', (bytes) => answer.body.push(bytes));
    stream.on('error', reject);
    // A call that fails before its first message may have all it says in its headers.
    stream.on('close', () => resolve({
      ...answer,
      body: Buffer.concat(answer.body),
      status: statusIn(answer.trailers) ?? statusIn(answer.headers),
    }));
    stream.setTimeout(10_000, () => stream.destroy(new Error('no answer')));
    stream.end(frame(message, compressed));
  });
}

const statusIn = (headers) => (headers['grpc-status'] === undefined ? undefined : Number(headers['grpc-status']));

function frame(message, compressed) {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(compressed ? 1 : 0, 0);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

const check = () => serialise('grpc.health.v1.HealthCheckRequest', { service: 'workforce.v1.MeasuresService' });

function statusOf({ headers, body }) {
  const message = body.subarray(5);
  assert.equal(message.length, body.readUInt32BE(1), 'the frame is whole');
  const plain = body[0] === 1 ? gunzipSync(message) : message;
  assert.equal(headers['grpc-encoding'] ?? 'identity', body[0] === 1 ? 'gzip' : 'identity', 'the header tells how the frame is packed');
  return deserialise('grpc.health.v1.HealthCheckResponse', plain).status;
}

test('wire: a gzip frame is unpacked', async () => {
  const answer = await exchange(`${HEALTH}/Check`, gzipSync(check()), { compressed: true, 'grpc-encoding': 'gzip' });

  assert.equal(answer.status, status.OK);
  assert.equal(answer.headers['content-type'], 'application/grpc');
  assert.equal(statusOf(answer), 'SERVING');
});

test('wire: a caller who accepts gzip gets a frame that its header describes', async () => {
  const answer = await exchange(`${HEALTH}/Check`, check(), { 'grpc-accept-encoding': 'identity,deflate,gzip' });

  assert.equal(answer.status, status.OK);
  assert.equal(statusOf(answer), 'SERVING');
});

test('wire: a caller who accepts nothing but identity gets it', async () => {
  const answer = await exchange(`${HEALTH}/Check`, check(), { 'grpc-accept-encoding': 'identity' });

  assert.equal(answer.body[0], 0);
  assert.equal(statusOf(answer), 'SERVING');
});

test('wire: an encoding that is not known fails with UNIMPLEMENTED and says which are', async () => {
  const answer = await exchange(`${HEALTH}/Check`, gzipSync(check()), { compressed: true, 'grpc-encoding': 'snappy' });

  assert.equal(answer.status, status.UNIMPLEMENTED);
  assert.match(answer.headers['grpc-accept-encoding'], /gzip/);
});

test('wire: the service itself ends a call at its deadline', async () => {
  const { answer } = await withinShortestDeadline(async (milliseconds) => {
    const tried = await exchange(`${HEALTH}/Watch`, check(), { 'grpc-timeout': `${milliseconds / 1000}S` });
    assert.equal(tried.status, status.DEADLINE_EXCEEDED);
    return tried.body.length > 0 ? tried : undefined;
  });

  assert.equal(statusOf(answer), 'SERVING');
});
