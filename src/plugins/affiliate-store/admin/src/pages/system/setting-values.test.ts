import type { SettingView } from '../../../../contracts/admin';
import { draftOf, isLong, kindOf, valueOf } from './setting-values';

const setting = (schema: Record<string, unknown>, value: unknown, secret = false, unit: SettingView['unit'] = null) => ({
  unit,
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

const methods = { type: 'array', items: { type: 'string', enum: ['card', 'oxxo', 'ideal'] } };

describe('ways of paying as a field', () => {
  const byCountry = setting(
    { type: 'object', additionalProperties: methods },
    { '*': ['card'], MX: ['card', 'oxxo'] },
    false,
    'payment_method',
  );
  const kind = kindOf(byCountry);

  it('keeps what was not edited', () => {
    expect(kind).toEqual({ as: 'methodsByCountry', options: ['card', 'oxxo', 'ideal'] });
    expect(valueOf(kind, draftOf(kind, byCountry))).toEqual({ ok: true, value: byCountry.value });
    const some = setting(methods, ['ideal'], false, 'payment_method');
    expect(valueOf(kindOf(some), draftOf(kindOf(some), some))).toEqual({ ok: true, value: ['ideal'] });
  });

  it('reads codes in any case, leaves empty rows out, and says which row is wrong', () => {
    expect(
      valueOf(kind, [
        ['mx', 'card'],
        ['', ''],
      ]),
    ).toEqual({ ok: true, value: { MX: ['card'] } });
    expect(valueOf(kind, [['', 'card']])).toEqual({ ok: false, why: 'settings.wrong.code' });
    expect(
      valueOf(kind, [
        ['MX', 'card'],
        ['mx', ''],
      ]),
    ).toEqual({ ok: false, why: 'settings.wrong.twice' });
  });
});

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
    [{ type: 'object', additionalProperties: { type: 'string' } }, { EUR: 'IBAN: DE02' }],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null],
    [{ anyOf: [{ type: 'string', const: '' }, { type: 'string' }] }, 'https://a.example'],
    [{ type: 'array', items: { type: 'string', enum: ['en', 'fr'] } }, ['fr', 'en']],
    [{ type: 'array', items: { type: 'integer' } }, [1, 2]],
  ])('%j keeps %j unchanged when nothing was edited', (schema, value) => {
    expect(roundTrip(schema, value)).toEqual({ ok: true, value });
  });

  it.each([
    [{ type: 'integer' }, 'basis_points', 990, '9.9'],
    [{ type: 'integer' }, 'basis_points', 5, '0.05'],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, 'basis_points', { FR: 2000 }, [['FR', '20']]],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      'minor_units',
      { EUR: 50, JPY: 50, KWD: 50 },
      [
        ['EUR', '0.50'],
        ['JPY', '50'],
        ['KWD', '0.050'],
      ],
    ],
  ] as const)('%j in %s is written as people write it', (schema, unit, value, draft) => {
    const given = setting(schema, value, false, unit);
    const kind = kindOf(given);
    expect(draftOf(kind, given)).toEqual(draft);
    expect(valueOf(kind, draft)).toEqual({ ok: true, value });
  });

  it.each([
    [{ type: 'integer' }, 'basis_points', '9.999', 'settings.wrong.percent'],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, 'minor_units', [['JPY', '0.5']], 'settings.wrong.amount'],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      'basis_points',
      [
        ['FR', '20'],
        ['fr', '19'],
      ],
      'settings.wrong.twice',
    ],
  ] as const)('%j in %s refuses %j rather than guess', (schema, unit, draft, why) => {
    const kind = kindOf(setting(schema, null, false, unit));
    expect(valueOf(kind, draft)).toEqual({ ok: false, why });
  });

  it('never shows a secret', () => {
    expect(draftOf({ as: 'text' }, setting({ type: 'string' }, '••••••••', true))).toBe('');
  });

  it('writes codes in capitals and drops empty rows', () => {
    expect(
      valueOf({ as: 'numbers', unit: null }, [
        ['fr', '2000'],
        ['', ''],
      ]),
    ).toEqual({ ok: true, value: { FR: 2000 } });
  });

  it.each([
    [{ as: 'number', unit: null } as const, 'twelve', 'settings.wrong.number'],
    [{ as: 'json' } as const, '{', 'settings.wrong.json'],
    [{ as: 'numbers', unit: null } as const, [['FR', 'x']] as const, 'settings.wrong.numbers'],
  ])('says what is wrong with %o %j', (kind, draft, why) => {
    expect(valueOf(kind, draft)).toEqual({ ok: false, why });
  });
});

describe('a text with room for more than a line', () => {
  it('gets a field of several lines, unless it is a secret', () => {
    const address = { type: 'string', maxLength: 500 };
    expect([isLong(setting(address, '')), isLong(setting({ type: 'string', maxLength: 160 }, ''))]).toEqual([true, false]);
    expect([isLong(setting(address, '', true)), isLong(setting({ type: 'string' }, ''))]).toEqual([false, false]);
  });
});
