import type { World } from '../engine/world';
import type { CollectionDefinition, Row } from '../engine/store';

/** One call of an operation, its parameters already typed and checked. */
export interface Call<P> {
  world: World;
  params: P;
  /** The ids in the path, in order; `id` is the last of them. */
  id: string;
  parentId: string;
}

/** A page of a list in Stripe's form. */
export interface ListPage {
  object: 'list';
  data: object[];
  has_more: boolean;
  url: string;
}

/** An operation named as in the SDK, for instance `paymentIntents.confirm`; method and path come from the SDK's own sources. */
export interface Operation {
  name: string;
  run: (call: Call<Record<string, unknown>>) => object;
}

/** Declares an operation with the SDK's own type of its parameters. */
export function operation<P>(name: string, run: (call: Call<P>) => object): Operation {
  return { name, run: run as Operation['run'] };
}

/** A call outside the declared API, such as the page's own that the CLI uses. */
export interface ExtraRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  run: Operation['run'];
}

/** What a file in this folder brings: operations, what its ids expand to, fields shown only on request. */
export interface Resource {
  operations: Operation[];
  extraRoutes?: ExtraRoute[];
  /** Collections whose ids may be expanded wherever they stand. */
  collections?: CollectionDefinition<Row>[];
  /** How a row is shown; rows are shown as they are kept when this is missing. By `object`. */
  present?: Record<string, (row: never, world: World) => object>;
  /** Fields that appear only when expanded. By `object`, then field. */
  includes?: Record<string, Record<string, (row: never, world: World) => object | null>>;
  /** Ties the resource to events and to appointments. */
  wire?: (world: World) => void;
}

/** Lets a collection of any row type stand in a resource's list. */
export function expandable<T extends Row>(definition: CollectionDefinition<T>): CollectionDefinition<Row> {
  return definition as unknown as CollectionDefinition<Row>;
}
