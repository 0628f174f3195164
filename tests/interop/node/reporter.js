// Prints one line for each check, and why it failed below it.

import { inspect } from 'node:util';

export default async function* reporter(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass') {
      yield `ok   node    ${data.name}\n`;
    } else if (type === 'test:fail') {
      yield `FAIL node    ${data.name}\n${inspect(data.details.error.cause ?? data.details.error).replace(/^/gm, '       ')}\n`;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    }
  }
}
