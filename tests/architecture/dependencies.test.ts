import { filesBelow, textOf } from './tree';

const record = filesBelow('docs/adr')
  .filter((file) => file.includes('/0008-'))
  .map(textOf)
  .join('\n');
const manifest = JSON.parse(textOf('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
const told = new Set(
  [...record.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => [...String(cell).matchAll(/`([^`]+)`/g)].map(([, name]) => String(name))),
);

describe('dependencies', () => {
  test('each has a line in the decision record that says what it is for', () => {
    expect(declared.filter((name) => !told.has(name) && !name.startsWith('@types/'))).toEqual([]);
  });

  test('the decision record names none that is gone', () => {
    expect([...told].filter((name) => name !== '@types/*' && !declared.includes(name))).toEqual([]);
  });
});
