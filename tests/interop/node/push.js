// Pushes staffing changes: all at once, or step by step over one stream.

import { staffing } from './service.js';

// Sends the changes in one message and returns their acknowledgements.
export async function push(...changes) {
  const stream = new PushStream();
  stream.send(...changes);
  stream.end();
  return stream.rest();
}

// A push whose sender waits for acknowledgements whenever it likes.
export class PushStream {
  #messages;
  #received = [];

  constructor({ client = staffing, ...options } = {}) {
    this.call = client.PushStaffingChanges(options);
    this.call.on('error', () => {}); // Reading reports it.
    this.#messages = this.call[Symbol.asyncIterator]();
  }

  send(...changes) {
    this.call.write({ changes });
  }

  end() {
    this.call.end();
  }

  // The next acknowledgements, as soon as there are so many.
  async receive(count) {
    while (this.#received.length < count && (await this.#read()));
    return this.#received.splice(0, count);
  }

  // The acknowledgements up to the end of the stream.
  async rest() {
    while (await this.#read());
    return this.#received.splice(0);
  }

  async #read() {
    const { done, value } = await this.#messages.next();
    this.#received.push(...(value?.acknowledgements ?? []));
    return !done;
  }
}
