import type { World } from '../engine/world';
import type { FaultDesk } from '../server/faults';
import type { PlainRequest } from '../server/http-server';

/** What the desk works with besides the world. */
export interface AdminTools {
  world: World;
  faults: FaultDesk;
  reset: () => void;
}

/** One thing that may be asked; `id` is what stands in the path's first group. */
export interface AdminRoute {
  method: string;
  path: RegExp;
  run: (tools: AdminTools, id: string, request: PlainRequest) => unknown;
}

/** The body of a request, or an empty object. */
export function jsonBody(request: PlainRequest): unknown {
  return request.body.trim() === '' ? {} : (JSON.parse(request.body) as unknown);
}
