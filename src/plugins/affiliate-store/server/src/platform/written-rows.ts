import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

interface WriteEvent {
  readonly model: { readonly uid: string };
  readonly result?: { readonly id?: number } | null;
}

/**
 * Looks at rows of edited types right after they were written, whoever wrote them (Content Manager, REST, import by API), still
 * inside the document's transaction: what `check` throws undoes the write and is what the editor reads.
 */
export const checkWritten = (strapi: Core.Strapi, checks: Readonly<Record<string, (rowId: number) => Promise<void>>>): void => {
  const check = async ({ model, result }: WriteEvent): Promise<void> => {
    if (result?.id !== undefined) await checks[model.uid]?.(result.id);
  };
  strapi.db.lifecycles.subscribe({ models: Object.keys(checks), afterCreate: check, afterUpdate: check });
};

/** Tells that rows of these types were written: at once, and again when the transaction is committed and others can see it. */
export const onWritten = (strapi: Core.Strapi, uids: readonly string[], tell: () => void): void => {
  const told = async (): Promise<void> => {
    tell();
    if (strapi.db.inTransaction()) await strapi.db.transaction(({ onCommit }) => onCommit(tell));
  };
  strapi.db.lifecycles.subscribe({
    models: [...uids],
    afterCreate: told,
    afterCreateMany: told,
    afterUpdate: told,
    afterUpdateMany: told,
    afterDelete: told,
    afterDeleteMany: told,
  });
};

/** A key over rows of an edited type: its column, the field an editor knows it by, and what to tell when it is taken. */
export interface RowKey {
  readonly uid: string;
  readonly table: string;
  readonly column: string;
  readonly field: string;
  readonly message: string;
}

const violates = (error: unknown, { table, column }: RowKey): boolean => {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  if (code === '23505') return constraint?.startsWith(`${table}_${column}_`) ?? false;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' && (message ?? '').includes(`${table}.${column}`);
};

/** Turns the database's refusal of a second row with the same key into words at the field. */
export const explainKeys = (strapi: Core.Strapi, keys: readonly RowKey[]): void => {
  strapi.documents.use(async (context, next) => {
    try {
      return await next();
    } catch (error) {
      const key = keys.find((one) => one.uid === context.uid && violates(error, one));
      if (!key) throw error;
      throw new errors.ValidationError(`${key.field}: ${key.message}`, {
        errors: [{ path: [key.field], message: key.message, name: 'ValidationError' }],
      });
    }
  });
};
