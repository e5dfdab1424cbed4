import type { Route } from '../conformance/schema';
import type { ExtraRoute, Operation, Resource } from '../resources/operation';

/** What a path leads to. */
export interface Match {
  name: string;
  run: Operation['run'];
  ids: string[];
}

interface Node {
  fixed: Map<string, Node>;
  any: Node | null;
  ends: Map<string, { name: string; run: Operation['run'] }>;
}

function newNode(): Node {
  return { fixed: new Map(), any: null, ends: new Map() };
}

/** An id that is not validly encoded is left as it is: no object has it. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Finds the operation for a method and a path; the paths come from the SDK's sources, not from memory. */
export class RouteTable {
  private readonly root = newNode();
  readonly operations: string[] = [];

  constructor(resources: readonly Resource[], routes: Record<string, Route>) {
    for (const resource of resources) {
      for (const operation of resource.operations) {
        const route = routes[operation.name];
        if (!route) throw new Error(`the SDK has no call ${operation.name}`);
        this.add(route.method, route.path, operation.name, operation.run);
        this.operations.push(operation.name);
      }
      for (const extra of resource.extraRoutes ?? []) this.addExtra(extra);
    }
  }

  find(method: string, path: string): Match | null {
    const ids: string[] = [];
    let at = this.root;
    for (const part of path.split('/').slice(1)) {
      const fixed = at.fixed.get(part);
      const next = fixed ?? (part === '' ? null : at.any);
      if (!next) return null;
      if (!fixed) ids.push(decoded(part));
      at = next;
    }
    const end = at.ends.get(method);
    return end ? { ...end, ids } : null;
  }

  private addExtra(extra: ExtraRoute): void {
    this.add(extra.method, extra.path, `${extra.method} ${extra.path}`, extra.run);
  }

  private add(method: string, path: string, name: string, run: Operation['run']): void {
    let at = this.root;
    for (const part of path.split('/').slice(1)) {
      if (part.startsWith('{')) {
        at.any ??= newNode();
        at = at.any;
      } else {
        const next = at.fixed.get(part) ?? newNode();
        at.fixed.set(part, next);
        at = next;
      }
    }
    if (at.ends.has(method)) throw new Error(`${method} ${path} is claimed twice`);
    at.ends.set(method, { name, run });
  }
}
