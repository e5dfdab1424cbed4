import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import { loadSchemas } from './cache';
import type { JsonSchema, StripeSchemas } from './schema';

/** What is wrong with a value, in the words of ajv. */
export type Problems = ErrorObject[] | null;

/** Checks values against the schemas; each schema is compiled when first needed, since all of them take half a minute. */
export class Validator {
  private readonly ajv: Ajv2020;
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(readonly schemas: StripeSchemas) {
    this.ajv = new Ajv2020({ strict: false, allErrors: false, verbose: true, validateSchema: false });
    this.ajv.addSchema({ $id: 'stripe', $defs: schemas.$defs });
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
      validate = this.ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"stripe#/$defs/')) as object);
      this.compiled.set(key, validate);
    }
    return validate(value) ? null : [...(validate.errors ?? [])];
  }
}

let shared: Validator | undefined;

/** The validator of this process; compiling takes long enough not to do it for every sandbox that a test starts. */
export function sharedValidator(): Validator {
  shared ??= new Validator(loadSchemas());
  return shared;
}
