import { createHash } from 'node:crypto';
import { StripeFailure } from '../engine/failures';
import { defineCollection } from '../engine/store';
import type { World } from '../engine/world';

/** An answer as it goes out. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface KeptAnswer {
  id: string;
  fingerprint: string;
  answer: Answer | null;
  requestId: string;
  at: number;
}

const kept = defineCollection<KeptAnswer>('idempotency', null);
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** Stripe's promise for `Idempotency-Key`: the first result, 500s included, is the result for a day. */
export class IdempotencyDesk {
  private readonly inFlight = new Set<string>();

  constructor(private readonly world: World) {}

  /** The kept answer, or null when this request is the first and may go on. */
  begin(key: string, method: string, path: string, body: string): Answer | null {
    const fingerprint = createHash('sha256').update(`${method} ${path}\n${body}`).digest('base64');
    const rows = this.world.of(kept);
    const known = rows.get(key);
    if (known && this.world.clock.now() - known.at < KEPT_FOR_MS) {
      if (known.fingerprint !== fingerprint) throw sameKeyOtherParameters(key);
      if (this.inFlight.has(key)) throw keyInUse(key);
      if (known.answer) return replayOf(known.answer, known.requestId);
    }
    this.inFlight.add(key);
    rows.put({ id: key, fingerprint, answer: null, requestId: '', at: this.world.clock.now() });
    return null;
  }

  /** Keeps the result under the key. */
  keep(key: string, answer: Answer, requestId: string): void {
    const row = this.world.of(kept).get(key);
    if (row) this.world.of(kept).put({ ...row, answer, requestId });
  }

  /** Lets the key go free again: nothing had begun. */
  forget(key: string): void {
    this.world.of(kept).remove(key);
  }

  end(key: string): void {
    this.inFlight.delete(key);
  }
}

function replayOf(answer: Answer, requestId: string): Answer {
  return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true', 'original-request': requestId } };
}

function sameKeyOtherParameters(key: string): StripeFailure {
  return new StripeFailure(
    400,
    'idempotency_error',
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  );
}

function keyInUse(key: string): StripeFailure {
  return new StripeFailure(
    409,
    'idempotency_error',
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  );
}
