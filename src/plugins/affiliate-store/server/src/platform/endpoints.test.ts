import type { Core } from '@strapi/strapi';
import type { Endpoint } from '../../../contracts/endpoint';
import type { Caller } from './caller';
import { runEndpoint } from './endpoints';

const warned: string[] = [];
const strapi = { log: { warn: (text: string) => warned.push(text) } } as unknown as Core.Strapi;
const endpoint = { id: 'things.make', method: 'POST', path: '/things', access: 'public', summary: 'Makes a thing.' } as unknown as Endpoint;
const run = (thrown: unknown) =>
  runEndpoint(
    strapi,
    { endpoint, handle: () => Promise.reject(thrown as Error) },
    { params: {}, query: {}, body: undefined },
    {} as unknown as Caller,
  );
const databaseError = (code: string) => Object.assign(new Error('duplicate key value violates unique constraint "things_name"'), { code });

describe('an endpoint', () => {
  test.each(['23505', 'SQLITE_CONSTRAINT_UNIQUE'])(
    'answers a key somebody else was the first to write (%s) as a conflict',
    async (code) => {
      expect(await run(databaseError(code))).toMatchObject({ ok: false, failure: { code: 'TAKEN_MEANWHILE', kind: 'conflict' } });
      expect(warned.at(-1)).toContain('things.make');
    },
  );

  test('throws what is broken', async () => {
    await expect(run(databaseError('23502'))).rejects.toThrow('duplicate key');
  });
});
