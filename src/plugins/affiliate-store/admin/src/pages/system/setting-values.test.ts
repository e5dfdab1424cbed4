import { draftOf, kindOf, valueOf } from './setting-values';

const setting = (schema: Record<string, unknown>, value: unknown, secret = false) => ({
  key: 'a.b',
  section: 's',
  label: 'L',
  help: 'H',
  value,
  fallback: value,
  lockedBy: null,
  secret,
  schema,
});

const roundTrip = (schema: Record<string, unknown>, value: unknown) => {
  const given = setting(schema, value);
  const kind = kindOf(given);
  return valueOf(kind, draftOf(kind, given));
};

describe('a setting as a field', () => {
  it.each([
    [{ type: 'string' }, 'hello'],
    [{ type: 'integer' }, 990],
    [{ type: 'boolean' }, true],
    [{ type: 'string', enum: ['pool', 'platform'] }, 'pool'],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      { FR: 2000, DE: 1900 },
    ],
    [{ type: 'array', items: { type: 'string' } }, ['a']],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null],
    [{ anyOf: [{ type: 'string', const: '' }, { type: 'string' }] }, 'https://a.example'],
    [{ type: 'array', items: { type: 'string', enum: ['en', 'fr'] } }, ['fr', 'en']],
    [{ type: 'array', items: { type: 'integer' } }, [1, 2]],
  ])('%j keeps %j unchanged when nothing was edited', (schema, value) => {
    expect(roundTrip(schema, value)).toEqual({ ok: true, value });
  });

  it('never shows a secret', () => {
    expect(draftOf({ as: 'text' }, setting({ type: 'string' }, '••••••••', true))).toBe('');
  });

  it('writes codes in capitals and drops empty rows', () => {
    expect(
      valueOf({ as: 'numbers' }, [
        ['fr', '2000'],
        ['', ''],
      ]),
    ).toEqual({ ok: true, value: { FR: 2000 } });
  });

  it.each([
    [{ as: 'number' } as const, 'twelve', 'settings.wrong.number'],
    [{ as: 'json' } as const, '{', 'settings.wrong.json'],
    [{ as: 'numbers' } as const, [['FR', 'x']] as const, 'settings.wrong.numbers'],
  ])('says what is wrong with %o %j', (kind, draft, why) => {
    expect(valueOf(kind, draft)).toEqual({ ok: false, why });
  });
});
