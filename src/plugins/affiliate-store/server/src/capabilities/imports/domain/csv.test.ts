import { linesOf, MOST_LINES, separatorOf, textOf } from './csv';

const bytes = (text: string, encoding: BufferEncoding = 'utf8', mark: readonly number[] = []): Uint8Array =>
  new Uint8Array([...mark, ...Buffer.from(text, encoding)]);
const read = (text: string) => {
  const found = linesOf(text);
  if (!found.ok) throw new Error(found.failure.code);
  return found.value;
};
const refusalOf = (text: string) => {
  const found = linesOf(text);
  return found.ok ? null : found.failure;
};

describe('the text of a file', () => {
  it.each([
    ['UTF-8', bytes('Élodie;1')],
    ['UTF-8 with a mark', bytes('Élodie;1', 'utf8', [0xef, 0xbb, 0xbf])],
    ['UTF-16, little end first', bytes('Élodie;1', 'utf16le', [0xff, 0xfe])],
    ['UTF-16, big end first', new Uint8Array([0xfe, 0xff, ...Buffer.from('Élodie;1', 'utf16le').swap16()])],
    ['what Western Windows writes', bytes('Élodie;1', 'latin1')],
  ])('is read whatever wrote it: %s', (_, file) => {
    const text = textOf(file);
    expect(text).toMatchObject({ ok: true });
    expect(text.ok ? text.value.replace('\uFEFF', '') : null).toBe('Élodie;1');
  });

  it('is refused where it is none', () => {
    expect(textOf(bytes('a,b\0c'))).toMatchObject({ failure: { code: 'IMPORT_FILE_NOT_TEXT' } });
    expect(textOf(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toMatchObject({ failure: { code: 'IMPORT_FILE_NOT_TEXT' } });
  });
});

describe('the lines of a file', () => {
  it('are told apart by the separator that is most frequent outside of quotation marks', () => {
    expect(separatorOf('name;balance\nAna;1,50')).toBe(';');
    expect(separatorOf('"a;b;c;d",e')).toBe(',');
    expect(separatorOf('a\tb\tc')).toBe('\t');
  });

  it('keep their number where cells break over lines, blank ones are left out, CRLF and CR are line ends', () => {
    const { lines } = read('\uFEFFname,note\r\n"Ana ""the first""","two\r\nlines"\r\n\r\n Ben ,x\rCloé,"y" ');
    expect(lines).toEqual([
      { line: 1, cells: ['name', 'note'] },
      { line: 2, cells: ['Ana "the first"', 'two\r\nlines'] },
      { line: 5, cells: ['Ben', 'x'] },
      { line: 6, cells: ['Cloé', 'y'] },
    ]);
  });

  it('lose the guard another shop put before a formula, and nothing else', () => {
    expect(read(`a,b,c\n'=1+1,'ok,=2`).lines[1]?.cells).toEqual(['=1+1', "'ok", '=2']);
  });

  it('are refused where they never end, are too wide, too long or too many; a million columns are not even looked at', () => {
    expect(refusalOf('a,b\n1,"never closed')).toMatchObject({ code: 'IMPORT_FILE_BROKEN', facts: { line: 2 } });
    const began = performance.now();
    expect(refusalOf(','.repeat(1_000_000))).toMatchObject({ code: 'IMPORT_TOO_MANY_COLUMNS', facts: { line: 1 } });
    expect(performance.now() - began).toBeLessThan(500);
    expect(refusalOf(`a\n${'x'.repeat(5_000)}`)).toMatchObject({ code: 'IMPORT_CELL_TOO_LONG', facts: { line: 2 } });
    expect(refusalOf('a\n'.repeat(MOST_LINES + 20))).toMatchObject({ code: 'IMPORT_TOO_MANY_LINES' });
  });
});
