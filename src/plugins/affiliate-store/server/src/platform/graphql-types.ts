import { z } from 'zod';

/** The part of nexus this needs; it is handed over by Strapi's GraphQL plugin, so that there is one copy of it. */
export interface Nexus {
  objectType: (config: object) => unknown;
  inputObjectType: (config: object) => unknown;
  enumType: (config: object) => unknown;
  unionType: (config: object) => unknown;
  nonNull: (type: unknown) => unknown;
  nullable: (type: unknown) => unknown;
  list: (type: unknown) => unknown;
}

interface Fields {
  field: (name: string, config: { type: unknown }) => void;
}

const LARGEST_INT = 2 ** 31 - 1;

/** `pt-BR` is a word of the API and no name in GraphQL; there it is `pt_BR`. */
const enumMembers = (values: readonly string[]) =>
  values.map((value) => ({ name: value.replace(/\W/g, '_').replace(/^(?=\d)/, '_'), value }));

const pascal = (name: string): string =>
  name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase());

interface Unwrapped {
  readonly schema: z.ZodType;
  readonly nullable: boolean;
}

const INNER = ['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch', 'nonoptional'] as const;

type Def = { type: string; innerType?: z.ZodType; in?: z.ZodType; out?: z.ZodType };
const defOf = (schema: z.ZodType): Def => schema._zod.def;

/** Takes off what only says "may be missing" or "is changed on the way". */
const unwrap = (schema: z.ZodType, side: 'in' | 'out'): Unwrapped => {
  const def = defOf(schema);
  if (def.type === 'pipe') return unwrap((side === 'in' ? def.in : def.out) as z.ZodType, side);
  if (!(INNER as readonly string[]).includes(def.type)) return { schema, nullable: false };
  const inner = unwrap(def.innerType as z.ZodType, side);
  return { schema: inner.schema, nullable: inner.nullable || def.type === 'nullable' || def.type === 'optional' };
};

/** All words a schema allows, when it is a choice of words; else null. */
const wordsOf = (schema: z.ZodType): readonly string[] | null => {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral)
    return [...schema.values].every((value) => typeof value === 'string' && value !== '') ? [...schema.values].map(String) : null;
  if (!(schema instanceof z.ZodUnion)) return null;
  const parts = (schema.options as z.ZodType[]).map((option) => wordsOf(unwrap(option, 'out').schema));
  return parts.every((part) => part !== null) ? [...new Set(parts.flat())] : null;
};

const numberType = (schema: z.ZodNumber): string => {
  const widest = schema.maxValue ?? Number.MAX_SAFE_INTEGER;
  const wide = widest > LARGEST_INT && widest < Number.MAX_SAFE_INTEGER;
  return schema.isInt && !wide ? 'Int' : 'Float';
};

/** Makes GraphQL types of the contracts' schemas; each named shape once, under the name of its contract. */
export class GraphqlTypes {
  private readonly made = new Map<string, { readonly type: unknown; readonly of: z.ZodType }>();

  constructor(
    private readonly nexus: Nexus,
    private readonly names: ReadonlyMap<z.ZodType, string>,
  ) {}

  /** Everything that was made, for the schema. */
  get all(): readonly unknown[] {
    return [...this.made.values()].map(({ type }) => type);
  }

  /** The type of a value the store answers; `place` names it where its contract does not. */
  output(given: z.ZodType, place: string): unknown {
    const { schema, nullable } = unwrap(given, 'out');
    const type = this.outputOf(schema, place);
    return nullable ? this.nexus.nullable(type) : this.nexus.nonNull(type);
  }

  /** The type of a value the store is given. */
  input(given: z.ZodType, place: string): unknown {
    const { schema } = unwrap(given, 'in');
    const type = this.inputOf(schema, place);
    return given.safeParse(undefined).success || given.safeParse(null).success ? this.nexus.nullable(type) : this.nexus.nonNull(type);
  }

  /** An object made by hand, such as a page of a list. */
  object(name: string, fields: Readonly<Record<string, unknown>>, of: z.ZodType): unknown {
    return this.once(name, of, () =>
      this.nexus.objectType({
        name,
        definition: (t: Fields) => Object.entries(fields).forEach(([key, type]) => t.field(key, { type })),
      }),
    );
  }

  private nameOf(schema: z.ZodType, place: string): string {
    const name = this.names.get(schema);
    return name === undefined ? place : `Store${name}`;
  }

  private once(name: string, of: z.ZodType, make: () => unknown): string {
    const before = this.made.get(name);
    if (before && before.of !== of)
      throw new Error(`affiliate-store: two shapes would be called ${name} in GraphQL; export one of them from its contract`);
    if (!before) {
      // Known before its parts are made: a shape may hold itself.
      this.made.set(name, { type: undefined, of });
      this.made.set(name, { type: make(), of });
    }
    return name;
  }

  private outputOf(schema: z.ZodType, place: string): unknown {
    const scalar = this.scalar(schema, place);
    if (scalar !== null) return scalar;
    if (schema instanceof z.ZodArray) return this.nexus.list(this.output(schema.element as z.ZodType, place));
    if (schema instanceof z.ZodObject) {
      const name = this.nameOf(schema, place);
      return this.object(
        name,
        Object.fromEntries(
          Object.entries(schema.shape).map(([key, part]) => [key, this.output(part as z.ZodType, `${name}${pascal(key)}`)]),
        ),
        schema,
      );
    }
    return schema instanceof z.ZodDiscriminatedUnion ? this.union(schema, this.nameOf(schema, place)) : 'JSON';
  }

  private union(schema: z.ZodDiscriminatedUnion, name: string): string {
    const key = schema.def.discriminator;
    const members = new Map(
      (schema.options as z.ZodObject[]).map((option) => {
        const [value] = [...(option.shape[key] as z.ZodLiteral).values].map(String);
        return [value ?? '', this.outputOf(option, `${name}${pascal(value ?? '')}`) as string];
      }),
    );
    return this.once(name, schema, () =>
      this.nexus.unionType({
        name,
        definition: (t: { members: (...types: string[]) => void }) => t.members(...members.values()),
        resolveType: (value: Record<string, string>) => members.get(value[key] ?? '') ?? null,
      }),
    );
  }

  private inputOf(schema: z.ZodType, place: string): unknown {
    const scalar = this.scalar(schema, place);
    if (scalar !== null) return scalar;
    if (schema instanceof z.ZodArray) return this.nexus.list(this.input(schema.element as z.ZodType, place));
    if (!(schema instanceof z.ZodObject)) return 'JSON';
    const name = `${this.nameOf(schema, place)}Input`;
    return this.once(name, schema, () => {
      const fields = Object.entries(schema.shape).map(
        ([key, part]) => [key, this.input(part as z.ZodType, `${place}${pascal(key)}`)] as const,
      );
      return this.nexus.inputObjectType({ name, definition: (t: Fields) => fields.forEach(([key, type]) => t.field(key, { type })) });
    });
  }

  private scalar(schema: z.ZodType, place: string): unknown {
    const words = wordsOf(schema);
    if (words && !(schema instanceof z.ZodLiteral)) {
      const name = this.nameOf(schema, place);
      return this.once(name, schema, () => this.nexus.enumType({ name, members: enumMembers(words) }));
    }
    if (schema instanceof z.ZodNumber) return numberType(schema);
    if (schema instanceof z.ZodBoolean) return 'Boolean';
    if (schema instanceof z.ZodLiteral) return typeof [...schema.values][0] === 'boolean' ? 'Boolean' : 'String';
    if (['string', 'template_literal'].includes(defOf(schema).type)) return 'String';
    // A choice of texts, such as "nothing or an address".
    return schema instanceof z.ZodUnion &&
      (schema.options as z.ZodType[]).every((option) => ['string', 'literal'].includes(defOf(unwrap(option, 'in').schema).type))
      ? 'String'
      : null;
  }
}
