import { z } from 'zod';

/** A fault asked for: it befalls the next `times` requests that match. */
export const faultSchema = z.strictObject({
  kind: z.enum(['rate_limit', 'server_error', 'timeout_after_accept', 'reset', 'reset_after_accept', 'slow']),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  /** Beginning of the path, for instance `/v1/refunds`; `*` stands for one part of it. */
  path: z.string().max(200).optional(),
  times: z.int().min(1).max(1_000_000).default(1),
  /** Matching requests let through before the first is hit. */
  skip: z.int().min(0).default(0),
  retryAfterSeconds: z.int().min(0).default(1),
  /** For `slow`, and how long a timeout keeps the line open (real ms). */
  delayMs: z.int().min(0).max(600_000).default(1000),
  /** For `server_error`: whether the request was carried out although it answers 500. */
  executed: z.boolean().default(false),
  status: z.int().min(500).max(599).default(500),
});

/** See `faultSchema`. */
export type Fault = z.infer<typeof faultSchema>;

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method && fault.method !== method) return false;
  if (!fault.path) return true;
  const wanted = fault.path.split('/');
  const given = path.split('/');
  return wanted.every((part, at) => part === '*' || part === given[at]);
}

/** The faults still to come, first asked for first served. */
export class FaultDesk {
  private faults: Fault[] = [];

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  list(): readonly Fault[] {
    return this.faults;
  }

  clear(): void {
    this.faults = [];
  }

  /** The fault that befalls this request, if any; each one is used up. */
  take(method: string, path: string): Fault | null {
    const fault = this.faults.find((candidate) => matches(candidate, method, path));
    if (!fault) return null;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return null;
    }
    fault.times -= 1;
    if (fault.times === 0) this.faults = this.faults.filter((candidate) => candidate !== fault);
    return fault;
  }
}
