// The contract, read from its .proto files at run time.

import { fileURLToPath } from 'node:url';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

export const options = {
  includeDirs: [fileURLToPath(new URL('../../../protos', import.meta.url))],
  keepCase: true,
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
};

const definition = loadSync(
  [
    'google/rpc/error_details.proto',
    'google/rpc/status.proto',
    'grpc/health/v1/health.proto',
    'grpc/reflection/v1/reflection.proto',
    'workforce/v1/caseload_service.proto',
    'workforce/v1/measures_service.proto',
    'workforce/v1/staffing_service.proto',
  ],
  options,
);

export const contract = loadPackageDefinition(definition);

export const serialise = (type, message) => definition[type].serialize(message);

export const deserialise = (type, bytes) => definition[type].deserialize(bytes);
