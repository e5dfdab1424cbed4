import type { Endpoint } from '../contracts/endpoint';

/** Method and path of an endpoint, remembering which contract they belong to. */
export interface Route<E extends Endpoint> {
  readonly method: E['method'];
  readonly path: E['path'];
  readonly paginated: E['paginated'] extends true ? true : false;
  /** Only in the types: the contract behind the route. */
  readonly contract?: E;
}

type Flag<E extends Endpoint> = E['paginated'] extends true ? [paginated: true] : [];

/** The compiler refuses a method, a path or a flag that differs from the contract's. */
export const route = <E extends Endpoint>(method: E['method'], path: E['path'], ...flag: Flag<E>): Route<E> => ({
  method,
  path,
  paginated: (flag[0] ?? false) as Route<E>['paginated'],
});
