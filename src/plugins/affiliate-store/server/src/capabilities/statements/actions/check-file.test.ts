import { canonical } from '../../../platform/ids';
import { makeSigningPair, signText } from '../../../platform/signatures';
import { nothing, STATEMENT_FORMAT, STATEMENT_VERSION } from '../domain/statement';
import { checkFile, codeOf, fileText } from './check-file';

const pair = makeSigningPair();
const keys = new Map([[pair.id, pair.publicKey]]);
const statement = {
  format: STATEMENT_FORMAT,
  version: STATEMENT_VERSION,
  id: 'stm_1',
  party: { id: 'pty_1', name: 'Ana "the \\ one" 😀' },
  closing: { ...nothing(), available: 1234 },
};
const text = canonical(statement);
const signature = signText(text, pair.privateKey);
const file = fileText({ text, key: pair.id, signature });

describe('a file', () => {
  test('is genuine as it was signed, also when a program has laid it out anew', () => {
    expect(checkFile(file, keys)).toBe('genuine');
    expect(checkFile(JSON.stringify(JSON.parse(file), null, 2), keys)).toBe('genuine');
    expect(checkFile(`\uFEFF${file}\r\n`, keys)).toBe('genuine');
  });

  test('is altered when any one character of what is signed is another', () => {
    const from = file.indexOf(text);
    let altered = 0;
    for (let at = from; at < from + text.length; at += 1) {
      const character = file.charAt(at);
      if (!/[0-9a-z]/i.test(character)) continue;
      const other = character === '1' ? '2' : '1';
      expect(checkFile(file.slice(0, at) + other + file.slice(at + 1), keys)).not.toBe('genuine');
      altered += 1;
    }
    expect(altered).toBeGreaterThan(50);
  });

  test('is altered when an amount is given twice, whichever is read', () => {
    const twice = file.replace('"available":1234', '"available":99999,"available":1234');
    expect((JSON.parse(twice) as { statement: typeof statement }).statement.closing.available).toBe(1234);
    expect(checkFile(twice, keys)).toBe('altered');
    expect(checkFile(file.replace('{"signature"', '{"note":"paid","signature"'), keys)).toBe('altered');
    expect(checkFile(file.replace('1234', '1234.0'), keys)).toBe('altered');
  });

  test('of another key is not ours, and what is none is none', () => {
    const stranger = makeSigningPair();
    expect(checkFile(fileText({ text, key: stranger.id, signature: signText(text, stranger.privateKey) }), keys)).toBe('unknown_key');
    expect(checkFile(fileText({ text, key: pair.id, signature: signText(text, stranger.privateKey) }), keys)).toBe('altered');
    for (const none of [
      '',
      'hello',
      '[]',
      '{}',
      'null',
      '{"statement":{},"signature":{}}',
      '['.repeat(400_000),
      `{"a":${'['.repeat(400_000)}`,
    ])
      expect(checkFile(none, keys)).toBe('not_a_statement');
  });

  test('has a code that follows from its signature', () => {
    expect(codeOf(signature)).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/);
    expect(codeOf(signature)).toBe(codeOf(signature));
    expect(codeOf(`${signature}x`)).not.toBe(codeOf(signature));
  });
});
