import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import type { JsonSchema, StripeSchemas } from './schema';

const BASE = 'stripe:/';

/** No object has this value where another kind belongs. */
const never: JsonSchema = { const: 'the sandbox does not speak of this kind of object' };

/** Kinds that are answered inside subscriptions and invoices, and by no call of their own. */
const ALWAYS_INSIDE = ['subscription_item', 'plan', 'line_item', 'discount'] as const;

/** What is wrong with a value, in the words of ajv. */
export type Problems = ErrorObject[] | null;

/** Checks values against the schemas; each schema is compiled when first needed, since all of them take half a minute. */
export class Validator {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  /** `spoken` are the calls that the sandbox answers: objects of other kinds cannot be anywhere in an answer, and need no compiling. */
  constructor(
    readonly schemas: StripeSchemas,
    spoken: readonly string[],
  ) {
    this.ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false, code: { optimize: false } });
    // Each definition is a schema of its own: ajv then compiles it once, and not once for every schema that refers to it.
    for (const [name, definition] of Object.entries(withoutUnspoken(schemas, spoken))) {
      this.ajv.addSchema(withAbsoluteReferences(definition), `${BASE}${name}`);
    }
  }

  request(operation: string, value: unknown): Problems {
    return this.check(`request ${operation}`, this.schemas.requests[operation], value);
  }

  response(operation: string, value: unknown): Problems {
    return this.check(`response ${operation}`, this.schemas.responses[operation], value);
  }

  /** Checks `data.object` of an event by the event's type. */
  eventObject(type: string, value: unknown): Problems {
    const schema = this.schemas.events[type];
    if (!schema) throw new Error(`no declared event ${type}`);
    return this.check(`event ${type}`, schema, value);
  }

  private check(key: string, schema: JsonSchema | undefined, value: unknown): Problems {
    if (!schema) return null;
    let validate = this.compiled.get(key);
    if (!validate) {
      validate = this.ajv.compile(withAbsoluteReferences(schema));
      this.compiled.set(key, validate);
    }
    return validate(value) ? null : [...(validate.errors ?? [])];
  }
}

function withAbsoluteReferences(schema: JsonSchema): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', `"${BASE}`)) as object;
}

/** The definitions, with `never` in the place of each kind of object that no spoken call answers with. */
function withoutUnspoken(schemas: StripeSchemas, spoken: readonly string[]): Record<string, JsonSchema> {
  const kinds = new Set<string>([...ALWAYS_INSIDE, ...spoken.flatMap((operation) => kindsOf(schemas.responses[operation] ?? {}, schemas))]);
  return Object.fromEntries(
    Object.entries(schemas.$defs).map(([name, definition]) => {
      const kind = definition.properties?.['object']?.const;
      const unspoken = typeof kind === 'string' && definition.properties?.['id'] !== undefined && !kinds.has(kind);
      return [name, unspoken ? never : definition];
    }),
  );
}

function kindsOf(schema: JsonSchema, schemas: StripeSchemas): string[] {
  const own = schema.$ref ? (schemas.$defs[schema.$ref.slice('#/$defs/'.length)] ?? schema) : schema;
  if (own.anyOf) return own.anyOf.flatMap((arm) => kindsOf(arm, schemas));
  const { object, data } = own.properties ?? {};
  const kind = object?.const;
  if (kind === 'list') return data?.items ? kindsOf(data.items, schemas) : [];
  return typeof kind === 'string' ? [kind] : [];
}
