import type { StripeSchemas } from '../conformance/schema';
import { invalidRequest } from '../engine/failures';
import type { CollectionDefinition, Row } from '../engine/store';
import type { World } from '../engine/world';
import type { Resource } from '../resources/operation';

const DEEPEST = 5;

/** Fills answers with the objects their ids stand for, by the paths a caller names. */
export class Expansion {
  private readonly byPrefix = new Map<string, CollectionDefinition<Row>>();
  private readonly includes = new Map<string, (row: never, world: World) => object | null>();
  private readonly presenters = new Map<string, (row: never, world: World) => object>();

  /** The fields that each kind of object is declared to have, present or not. */
  private readonly declared = new Map<string, Set<string>>();

  constructor(
    private readonly world: World,
    resources: readonly Resource[],
    definitions: StripeSchemas['$defs'],
  ) {
    this.learnFields(definitions);
    for (const resource of resources) this.learn(resource);
  }

  /** The answer as it is shown, expanded along `paths`; kept rows are not touched. */
  show(answer: object, paths: readonly string[]): object {
    let shown = this.present(answer);
    if (isList(shown)) shown = { ...shown, data: shown.data.map((row) => this.present(row)) };
    for (const path of paths) {
      const steps = path.split('.');
      if (steps.length > DEEPEST) throw invalidRequest('You cannot expand more than 4 levels of a property. ', { param: 'expand' });
      shown = this.expand(shown, steps, path);
    }
    return shown;
  }

  private learnFields(definitions: StripeSchemas['$defs']): void {
    for (const { properties } of Object.values(definitions)) {
      const kind = properties?.['object']?.const;
      if (!properties || typeof kind !== 'string' || kind === 'list') continue;
      const fields = this.declared.get(kind) ?? new Set();
      for (const field of Object.keys(properties)) fields.add(field);
      this.declared.set(kind, fields);
    }
  }

  private learn({ collections = [], includes = {}, present = {} }: Resource): void {
    for (const definition of collections) {
      if (definition.prefix) this.byPrefix.set(definition.prefix, definition);
    }
    for (const [kind, fields] of Object.entries(includes)) {
      for (const [field, read] of Object.entries(fields)) this.includes.set(`${kind}.${field}`, read);
    }
    for (const [kind, presenter] of Object.entries(present)) this.presenters.set(kind, presenter);
  }

  private present(row: object): object {
    const kind = kindOf(row);
    const presenter = kind ? this.presenters.get(kind) : undefined;
    return presenter ? presenter(row as never, this.world) : row;
  }

  private expand(target: object, steps: readonly string[], path: string): object {
    const [step, ...rest] = steps;
    if (step === undefined) return target;
    const value: unknown = (target as Record<string, unknown>)[step];
    if (value === null || (value === undefined && this.mayBeAbsent(target, step))) return target;
    return { ...target, [step]: this.expandValue(this.valueOf(target, step, value, path), rest, path) };
  }

  private mayBeAbsent(target: object, field: string): boolean {
    const kind = kindOf(target) ?? '';
    return !this.includes.has(`${kind}.${field}`) && (this.declared.get(kind)?.has(field) ?? false);
  }

  private expandValue(value: unknown, rest: readonly string[], path: string): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.expandValue(item, rest, path));
    if (typeof value === 'string') return this.expandValue(this.lookUp(value, path), rest, path);
    if (typeof value !== 'object' || value === null) return value;
    return rest.length > 0 ? this.expand(value, rest, path) : value;
  }

  private valueOf(target: object, step: string, value: unknown, path: string): unknown {
    const include = this.includes.get(`${kindOf(target) ?? ''}.${step}`);
    if (include) return include(target as never, this.world);
    const expandsTo = typeof value === 'string' ? this.lookUp(value, path) : value;
    if (typeof expandsTo === 'object') return expandsTo;
    throw invalidRequest(`This property cannot be expanded (${path}).`, { code: 'parameter_unknown', param: 'expand' });
  }

  private lookUp(id: string, path: string): object {
    const definition = this.byPrefix.get(id.slice(0, id.lastIndexOf('_'))) ?? this.byPrefix.get(id.slice(0, id.indexOf('_')));
    const row = definition && this.world.of(definition).get(id);
    if (!row) throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
    return this.present(row);
  }
}

function kindOf(row: object): string | null {
  return 'object' in row && typeof row.object === 'string' ? row.object : null;
}

function isList(row: object): row is { object: 'list'; data: object[] } {
  return kindOf(row) === 'list' && 'data' in row && Array.isArray(row.data);
}
