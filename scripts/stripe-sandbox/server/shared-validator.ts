import { loadSchemas } from '../conformance/cache';
import { Validator } from '../conformance/validator';
import { resources } from '../resources/registry';

let shared: Validator | undefined;

/** The calls that the sandbox answers, by their names in the SDK. */
export const spokenOperations: readonly string[] = resources.flatMap((resource) => resource.operations.map(({ name }) => name));

/** The validator of this process; compiling takes long enough not to do it for every sandbox that a test starts. */
export function sharedValidator(): Validator {
  shared ??= new Validator(loadSchemas(), spokenOperations);
  return shared;
}
