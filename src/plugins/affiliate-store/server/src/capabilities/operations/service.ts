/** The door of this room: what flows refuse in its name. */
export { operationsFailures } from './domain/failures';
