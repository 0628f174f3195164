// Makes the staffing changes of a council that only one check knows.

export const SOURCE = 'interop-node';
export const FIRST_DAY = { year: 2026, month: 4, day: 1 };
export const CENSUS_DAY = { year: 2026, month: 9, day: 30 };

const MADE_FROM = 1_775_000_000; // A moment of 2026; each change of a council is made one second after the one before.

export class Council {
  #made = 0;

  constructor(name) {
    this.name = name;
  }

  // An id that no other check uses.
  id(name) {
    return `node-${this.name}-${name}`;
  }

  council(name = 'Interop Council') {
    return this.#change({
      unit: { unit_id: this.id('council'), first_date: FIRST_DAY, kind: 'UNIT_KIND_COUNCIL', name },
    });
  }

  post(name, { fte = '1', title = '' } = {}) {
    return this.#change({
      post: {
        post_id: this.id(name),
        first_date: FIRST_DAY,
        unit_id: this.id('council'),
        role: 'ROLE_CASE_HOLDER',
        fte: { value: fte },
        status: 'POST_STATUS_RECRUITING',
        title,
      },
    });
  }

  worker(name, fullName = '') {
    return this.#change({ worker: { worker_id: this.id(name), name: fullName } });
  }

  // The worker's only engagement, under the worker's own id.
  engagement(worker, post, { fte = '1', footing = 'FOOTING_PERMANENT', lastDate = null } = {}) {
    return this.#change({
      engagement: {
        engagement_id: this.id(worker),
        worker_id: this.id(worker),
        footing,
        first_date: FIRST_DAY,
        last_date: lastDate,
        placement: { post_id: this.id(post) },
        fte: { value: fte },
      },
    });
  }

  starter(name, post, fte, expected) {
    return this.#change({
      pipeline_starter: {
        pipeline_starter_id: this.id(name),
        placement: { post_id: this.id(post) },
        fte: { value: fte },
        stage: 'PIPELINE_STAGE_OFFERED',
        expected_start_date: expected,
      },
    });
  }

  #change(fact) {
    this.#made += 1;
    return {
      source: SOURCE,
      change_id: this.id(`change-${this.#made}`),
      made_time: { seconds: MADE_FROM + this.#made },
      ...fact,
    };
  }
}
