import type { Change, Journal } from './journal';

/** Whatever is kept has an id. */
export interface Row {
  id: string;
}

interface Entry<T> {
  seq: number;
  row: T;
}

/** What a collection is called, the prefix of its ids, and the questions it answers without a scan. */
export interface CollectionDefinition<T extends Row> {
  name: string;
  prefix: string | null;
  indexes: Record<string, (row: T) => string | null | undefined>;
}

/** Names a collection once; resource files export the definition and `store.of(definition)` gives the rows. */
export function defineCollection<T extends Row>(
  name: string,
  prefix: string | null,
  indexes: CollectionDefinition<T>['indexes'] = {},
): CollectionDefinition<T> {
  return { name, prefix, indexes };
}

function positionOf<T>(entries: Entry<T>[], seq: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a list asks for: newest first, from a cursor, at most `limit` rows. */
export interface PageQuery<T> {
  limit: number;
  startingAfter?: string | undefined;
  endingBefore?: string | undefined;
  index?: { name: string; key: string } | undefined;
  where?: ((row: T) => boolean) | undefined;
  /** Rows older than the first one for which this is true cannot match: the walk ends there. */
  endOfWalk?: ((row: T) => boolean) | undefined;
}

/** Rows in order of creation, found by id or by an index in constant time. */
export class Collection<T extends Row> {
  private readonly byId = new Map<string, Entry<T>>();
  private readonly ordered: Entry<T>[] = [];
  private readonly buckets = new Map<string, Entry<T>[]>();
  private readonly keys = new Map<string, string[]>();
  private nextSeq = 1;

  constructor(
    readonly definition: CollectionDefinition<T>,
    private readonly changed: (collection: string, id: string, seq: number, row: T | null) => void,
  ) {}

  get size(): number {
    return this.byId.size;
  }

  get(id: string | null | undefined): T | undefined {
    return id ? this.byId.get(id)?.row : undefined;
  }

  /** Inserts the row, or tells the store that it was altered in place. */
  put(row: T): T {
    let entry = this.byId.get(row.id);
    if (!entry) {
      entry = { seq: this.nextSeq++, row };
      this.byId.set(row.id, entry);
      this.ordered.push(entry);
    }
    entry.row = row;
    this.reindex(entry);
    this.changed(this.definition.name, row.id, entry.seq, row);
    return row;
  }

  restore(row: T, seq: number): void {
    const entry = { seq, row };
    this.byId.set(row.id, entry);
    this.ordered.push(entry);
    this.nextSeq = Math.max(this.nextSeq, seq + 1);
    this.reindex(entry);
  }

  remove(id: string): void {
    const entry = this.byId.get(id);
    if (!entry) return;
    this.byId.delete(id);
    this.ordered.splice(positionOf(this.ordered, entry.seq), 1);
    for (const bucketKey of this.keys.get(id) ?? []) this.leave(bucketKey, entry);
    this.keys.delete(id);
    this.changed(this.definition.name, id, entry.seq, null);
  }

  /** Rows of an index key in order of creation. */
  by(index: string, key: string): T[] {
    return (this.buckets.get(`${index}:${key}`) ?? []).map((entry) => entry.row);
  }

  all(): T[] {
    return this.ordered.map((entry) => entry.row);
  }

  /** One page, newest first. `undefined` when the cursor names no row. */
  page(query: PageQuery<T>): { rows: T[]; hasMore: boolean } | undefined {
    const entries = query.index ? (this.buckets.get(`${query.index.name}:${query.index.key}`) ?? []) : this.ordered;
    const cursor = query.startingAfter ?? query.endingBefore;
    if (cursor === undefined) return this.walk(entries, entries.length - 1, -1, query);
    const from = this.byId.get(cursor);
    if (!from) return undefined;
    if (query.startingAfter !== undefined) return this.walk(entries, positionOf(entries, from.seq) - 1, -1, query);
    const { rows, hasMore } = this.walk(entries, positionOf(entries, from.seq + 1), 1, { ...query, endOfWalk: undefined });
    return { rows: rows.reverse(), hasMore };
  }

  private walk(entries: readonly Entry<T>[], from: number, step: 1 | -1, query: PageQuery<T>): { rows: T[]; hasMore: boolean } {
    const rows: T[] = [];
    for (let at = from; ; at += step) {
      const row = entries[at]?.row;
      if (!row || query.endOfWalk?.(row)) return { rows, hasMore: false };
      if (query.where && !query.where(row)) continue;
      if (rows.length === query.limit) return { rows, hasMore: true };
      rows.push(row);
    }
  }

  clear(): void {
    for (const entry of this.ordered) this.changed(this.definition.name, entry.row.id, entry.seq, null);
    this.byId.clear();
    this.ordered.length = 0;
    this.buckets.clear();
    this.keys.clear();
  }

  private reindex(entry: Entry<T>): void {
    const next: string[] = [];
    for (const [name, keyOf] of Object.entries(this.definition.indexes)) {
      const key = keyOf(entry.row);
      if (key) next.push(`${name}:${key}`);
    }
    const before = this.keys.get(entry.row.id) ?? [];
    for (const bucketKey of before) if (!next.includes(bucketKey)) this.leave(bucketKey, entry);
    for (const bucketKey of next) if (!before.includes(bucketKey)) this.join(bucketKey, entry);
    if (next.length > 0 || before.length > 0) this.keys.set(entry.row.id, next);
  }

  private join(bucketKey: string, entry: Entry<T>): void {
    const bucket = this.buckets.get(bucketKey);
    if (!bucket) this.buckets.set(bucketKey, [entry]);
    else bucket.splice(positionOf(bucket, entry.seq), 0, entry);
  }

  private leave(bucketKey: string, entry: Entry<T>): void {
    const bucket = this.buckets.get(bucketKey);
    if (!bucket) return;
    const at = positionOf(bucket, entry.seq);
    if (bucket[at] === entry) bucket.splice(at, 1);
    if (bucket.length === 0) this.buckets.delete(bucketKey);
  }
}

/** All collections of one sandbox, and the changes not yet written to its journal. */
export class Store {
  private readonly collections = new Map<string, Collection<Row>>();
  private readonly unwritten = new Map<string, { collection: string; id: string; seq: number; row: Row | null }>();
  private readonly found = new Map<string, Change[]>();

  constructor(private readonly journal: Journal | null) {
    for (const change of journal?.load() ?? []) {
      const rows = this.found.get(change.collection);
      if (rows) rows.push(change);
      else this.found.set(change.collection, [change]);
    }
  }

  of<T extends Row>(definition: CollectionDefinition<T>): Collection<T> {
    const known = this.collections.get(definition.name);
    if (known) return known as unknown as Collection<T>;
    const collection = new Collection<T>(definition, (name, id, seq, row) => {
      if (this.journal) this.unwritten.set(`${name}/${id}`, { collection: name, id, seq, row });
    });
    for (const change of this.found.get(definition.name) ?? []) {
      collection.restore(JSON.parse(change.json ?? 'null') as T, change.seq);
    }
    this.found.delete(definition.name);
    this.collections.set(definition.name, collection as unknown as Collection<Row>);
    return collection;
  }

  /** Writes what has changed since the last call; to be called before anything is answered or delivered. */
  flush(): void {
    if (!this.journal || this.unwritten.size === 0) return;
    const changes = [...this.unwritten.values()].map(({ collection, id, seq, row }) => ({
      collection,
      id,
      seq,
      json: row === null ? null : JSON.stringify(row),
    }));
    this.unwritten.clear();
    this.journal.write(changes);
  }

  sizes(): Record<string, number> {
    return Object.fromEntries([...this.collections.values()].map((c) => [c.definition.name, c.size]));
  }

  clear(): void {
    for (const collection of this.collections.values()) collection.clear();
  }

  close(): void {
    this.flush();
    this.journal?.close();
  }
}
