// Runs every check; over TLS enough of them to see that a client connects, asks, pushes, watches and is refused.
// Started with reporter.js, which prints a line for each.

const checks = ['health', 'push', 'rate', 'caseload'];
const withoutTls = ['reflection', 'list', 'error', 'stream', 'transport', 'wire'];

for (const name of process.env.WORKFORCE_CA ? checks : [...checks, ...withoutTls]) {
  await import(`./${name}_checks.js`);
}
