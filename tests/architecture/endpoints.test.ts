import type { Endpoint } from '../../src/plugins/affiliate-store/contracts/endpoint';
import { exportsOf, filesBelow, isRecord, isTest, PLUGIN, SERVER, rooms, textOf } from './tree';

const isEndpoint = (value: unknown): value is Endpoint =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['method'] === 'string' && typeof value['path'] === 'string';

/** Endpoints may be exported one by one or gathered in one record. */
const endpointsIn = (value: unknown): Endpoint[] => {
  if (isEndpoint(value)) return [value];
  return isRecord(value) ? Object.values(value).filter(isEndpoint) : [];
};

const endpoints = filesBelow(`${PLUGIN}/contracts`)
  .filter((file) => file.endsWith('.ts') && !isTest(file))
  .flatMap((file) => [...new Set(exportsOf(file).flatMap(([, value]) => endpointsIn(value)))].map((endpoint) => ({ file, endpoint })));
const unique = [...new Map(endpoints.map(({ endpoint }) => [endpoint, endpoint])).values()];

const twice = (words: readonly string[]) => words.filter((word, n) => words.indexOf(word) !== n);

interface Catalogue {
  readonly file: string;
  readonly code: string;
  readonly entry: { readonly kind?: string; readonly message?: string; readonly remedy?: string };
}

const catalogues: Catalogue[] = [...rooms, `${SERVER}/platform`, `${SERVER}/integrations`]
  .flatMap(filesBelow)
  .filter((file) => file.endsWith('/failures.ts'))
  .flatMap((file) =>
    exportsOf(file).flatMap(([, value]) =>
      isRecord(value) && isRecord(value['catalogue'])
        ? Object.entries(value['catalogue']).map(([code, entry]) => ({ file, code, entry: entry as Catalogue['entry'] }))
        : [],
    ),
  );

describe('endpoints', () => {
  test('each has an access decision', () => {
    expect(
      unique.filter(({ access }) => !/^(public|member|affiliate|creator|admin:[a-z-]+\.[a-z-]+)$/.test(access)).map(({ id }) => id),
    ).toEqual([]);
  });

  test('each that is for staff of affiliates says what a manager gets who sees only their own', () => {
    const ofAffiliates = unique.filter(({ access }) => /^admin:(affiliates|applications|cases)\./.test(access));
    expect(ofAffiliates.length).toBeGreaterThan(30);
    expect(ofAffiliates.filter(({ managed }) => managed === undefined).map(({ id }) => id)).toEqual([]);
    const things = ofAffiliates.filter(({ managed }) => !['list', 'everybody', 'nobody'].includes(managed ?? ''));
    expect(things.filter(({ path }) => !path.includes(':id')).map(({ id }) => id)).toEqual([]);
  });

  test('no two share an id, an address or a GraphQL name', () => {
    expect(twice(unique.map(({ id }) => id))).toEqual([]);
    expect(twice(unique.map(({ access, method, path }) => `${access.startsWith('admin:') ? 'admin ' : ''}${method} ${path}`))).toEqual([]);
    expect(twice(unique.flatMap(({ graphql }) => (graphql ? [graphql] : [])))).toEqual([]);
  });

  test('each says in a sentence what it is for', () => {
    expect(unique.filter(({ summary }) => summary.length < 10).map(({ id }) => id)).toEqual([]);
  });

  test('every parameter of a path is parsed', () => {
    const unparsed = unique.filter(({ path, params }) => {
      const named = [...path.matchAll(/:(\w+)/g)].map(([, name]) => String(name));
      const shape = (params as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
      return named.some((name) => !(name in shape));
    });
    expect(unparsed.map(({ id }) => id)).toEqual([]);
  });

  test('every failure an endpoint promises is in a catalogue', () => {
    const known = new Set(catalogues.map(({ code }) => code));
    if (known.size === 0) return;
    const promised = unique.flatMap(({ id, failures = [] }) => failures.map((code) => ({ id, code })));
    expect(promised.filter(({ code }) => !known.has(code))).toEqual([]);
  });
});

/** Codes no test asks for, each with what it would take. What can be had by a request has no place here. */
const NO_TEST: Readonly<Record<string, string>> = {
  ACCOUNT_NOT_OPEN: 'two instances would have to open one account, one refused and one not, between two statements of each other',
  BOOKS_NOT_SEALED: 'a transaction of another instance would have to stay open over the end of a month while somebody asks for it',
  DOCUMENTS_TOO_MANY: 'takes fifty thousand documents',
  EXPORT_TOO_LARGE: 'takes fifty thousand orders',
  HELP_FULL: 'takes three hundred articles',
  LEDGER_EXPORT_TOO_LARGE: 'takes twenty thousand journals',
  PAYMENT_PROVIDER_REFUSED: 'what Stripe is known to refuse is refused before it is asked; this is for what it refuses besides',
  STATEMENTS_TOO_MANY: 'takes twenty thousand statements',
  SUBSCRIPTION_CHANGE_APPLIED: 'the next period would have to begin at the provider between two requests of one press of a button',
};

describe('failures', () => {
  test('every code is named by a test, or it is said why none can ask for it', () => {
    const tests = [...filesBelow('tests'), ...filesBelow(PLUGIN).filter(isTest)]
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('tests/architecture/'))
      .map(textOf)
      .join('\n');
    const named = new Set(tests.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g));
    const unnamed = catalogues.filter(({ code }) => !named.has(code)).map(({ code }) => code);
    expect(unnamed.sort()).toEqual(Object.keys(NO_TEST).sort());
  });

  test('a code is written once', () => {
    expect(twice(catalogues.map(({ code }) => code))).toEqual([]);
  });

  test('a code is UPPER_SNAKE, has words for people and a remedy', () => {
    const poor = catalogues.filter(
      ({ code, entry }) =>
        !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(code) || (entry.message ?? '').length < 15 || (entry.remedy ?? '').length < 10,
    );
    expect(poor.map(({ code, file }) => `${file}: ${code}`)).toEqual([]);
  });

  test('a code that is in a catalogue is used somewhere', () => {
    const sources = filesBelow(SERVER)
      .filter((file) => file.endsWith('.ts') && !isTest(file) && !file.endsWith('/failures.ts'))
      .map(textOf)
      .join('\n');
    expect(catalogues.filter(({ code }) => !sources.includes(`'${code}'`)).map(({ code, file }) => `${file}: ${code}`)).toEqual([]);
  });
});
