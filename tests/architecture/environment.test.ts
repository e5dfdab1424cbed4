import { filesBelow, isTest, textOf } from './tree';

/** Variables of the machine or of the tools, which nobody sets for this site. */
const OF_THE_MACHINE = new Set(['PATH', 'HOME', 'CI', 'NODE_ENV', 'JEST_WORKER_ID']);
/** What one script hands to another. */
const HANDED_OVER = /^(STORY|BENCH|DEMO)_|^SHOP_URL$|^SANDBOX_(WEBHOOK_URL|WEBHOOK_SECRET|STATE_FILE)$/;

const READS = [
  /process\.env(?:\.|\[')([A-Z][A-Z0-9_]+)/g,
  /\benv(?:\.\w+)?\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /\benv: '([A-Z][A-Z0-9_]+)'/g,
  /\bsecret\(env, '([A-Z][A-Z0-9_]+)'/g,
];

const sources = ['config', 'src', 'scripts', 'bench', 'tests/properties']
  .flatMap(filesBelow)
  .filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file) && !isTest(file));
const read = new Set(
  sources.map(textOf).flatMap((text) => READS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name]) => String(name)))),
);
const lines = [...textOf('.env.example').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => String(name));
const explained = new Set(lines);

describe('.env.example', () => {
  test('explains every variable that the sources read', () => {
    expect([...read].filter((name) => !explained.has(name) && !OF_THE_MACHINE.has(name) && !HANDED_OVER.test(name)).sort()).toEqual([]);
  });

  test('explains each variable once', () => {
    expect(lines.filter((name, place) => lines.indexOf(name) !== place)).toEqual([]);
  });

  test('explains no variable that nothing reads', () => {
    const everything = [...sources, ...filesBelow('tests')].map(textOf).join('\n');
    expect([...explained].filter((name) => !everything.includes(name))).toEqual([]);
  });

  test('holds no secret', () => {
    expect(
      textOf('.env.example')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#')),
    ).toEqual([]);
  });
});
