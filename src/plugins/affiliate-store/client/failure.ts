/** What the store answered when it refused: a status, a stable code, and words for people. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** The field-by-field complaints of an INVALID_INPUT, as `path.joined` → words. */
  get fields(): Readonly<Record<string, string>> {
    const complaints = this.details['errors'];
    if (!Array.isArray(complaints)) return {};
    const entries = complaints.flatMap((one: unknown): [string, string][] => {
      if (typeof one !== 'object' || one === null) return [];
      const { path, message } = one as { path?: unknown; message?: unknown };
      return Array.isArray(path) && typeof message === 'string' ? [[path.join('.'), message]] : [];
    });
    return Object.fromEntries(entries);
  }
}

/**
 * True when the store refused, with one of these codes if any are named. Known by its name, not by its class: a client made
 * in one bundle may throw into another.
 */
export const isStoreFailure = (thrown: unknown, ...codes: readonly string[]): thrown is StoreFailure =>
  thrown instanceof Error && thrown.name === 'StoreFailure' && (codes.length === 0 || codes.includes((thrown as StoreFailure).code));
