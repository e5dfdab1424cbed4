import { invalidRequest, type StripeFailure } from '../engine/failures';
import type { Problems, Validator } from '../conformance/validator';
import { type Wire } from './form';
import { giveTypes } from './typing';

type Problem = NonNullable<Problems>[number];

/** Names of numbers that may have a fraction; all others are whole, though the declarations say only `number`. */
const FRACTIONAL = /percent|rate|latitude|longitude/;

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function paramName(pointer: string, leaf?: string): string {
  const parts = partsOf(pointer);
  if (leaf !== undefined) parts.push(leaf);
  const [first = '', ...rest] = parts;
  return first + rest.map((part) => `[${part}]`).join('');
}

/** The deepest problem says most: in a union the arm that was meant is the one that got furthest. */
function mostTelling(problems: Problem[]): Problem | undefined {
  const rank = (problem: Problem): number =>
    problem.instancePath.split('/').length * 10 +
    (['additionalProperties', 'required'].includes(problem.keyword) ? 5 : 0) +
    (problem.keyword === 'enum' ? 3 : 0) +
    (problem.keyword === 'anyOf' ? -5 : 0);
  return [...problems].sort((a, b) => rank(b) - rank(a))[0];
}

function valueAt(params: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    params,
  );
}

function failureOf(problem: Problem, value: Record<string, unknown>): StripeFailure {
  const facts = problem.params as {
    additionalProperty?: string;
    missingProperty?: string;
    allowedValues?: unknown[];
    allowedValue?: unknown;
    type?: string;
  };
  switch (problem.keyword) {
    case 'additionalProperties': {
      const param = paramName(problem.instancePath, facts.additionalProperty);
      return invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
    }
    case 'required': {
      const param = paramName(problem.instancePath, facts.missingProperty);
      return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
    }
    case 'enum':
    case 'const': {
      const param = paramName(problem.instancePath);
      const allowed = facts.allowedValues ?? [facts.allowedValue];
      return invalidRequest(`Invalid ${param}: must be one of ${allowed.slice(0, 30).join(', ')}`, { param });
    }
    default:
      return wrongType(paramName(problem.instancePath), facts.type, valueAt(value, problem.instancePath));
  }
}

function wrongType(param: string, wanted: string | undefined, found: unknown): StripeFailure {
  const given = typeof found === 'string' ? found : JSON.stringify(found ?? null);
  if (wanted === 'number') return invalidRequest(`Invalid integer: ${given}`, { code: 'parameter_invalid_integer', param });
  if (wanted === 'boolean') return invalidRequest(`Invalid boolean: ${given}`, { param });
  if (wanted === 'object' || wanted === 'array') return invalidRequest(`Invalid ${wanted}`, { param });
  return invalidRequest(`Invalid value for ${param}: ${given}`, { param });
}

function findFraction(value: unknown, path: string, key: string): { param: string; value: number } | null {
  if (typeof value === 'number') return Number.isInteger(value) || FRACTIONAL.test(key) ? null : { param: path, value };
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    const found = findFraction(item, path === '' ? name : `${path}[${name}]`, name);
    if (found) return found;
  }
  return null;
}

/** Types the parameters of an operation, and refuses with Stripe's words what the declarations do not allow. */
export function readParams(
  operation: string,
  wire: { [key: string]: Wire },
  validator: Validator,
  strict: boolean,
): Record<string, unknown> {
  const schema = validator.schemas.requests[operation];
  if (!schema) return wire;
  const typed = giveTypes(wire, schema, validator.schemas.$defs) as Record<string, unknown>;
  if (!strict) return typed;
  const problems = validator.request(operation, typed);
  const problem = problems && mostTelling(problems);
  if (problem) throw failureOf(problem, typed);
  const fraction = findFraction(typed, '', '');
  if (fraction) throw invalidRequest(`Invalid integer: ${fraction.value}`, { code: 'parameter_invalid_integer', param: fraction.param });
  return typed;
}
