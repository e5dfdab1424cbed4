import { csvText } from './csv';

const lines = (text: string) => text.slice(1).split('\r\n');

test('every line ends as RFC 4180 has it, after a byte-order mark', () => {
  expect(
    csvText([
      ['number', 'total'],
      ['AS-1', { figure: '9.90' }],
    ]),
  ).toBe('\uFEFFnumber,total\r\nAS-1,9.90\r\n');
});

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(lines(csvText([['a,b', 'say "hi"', 'two\nlines']]))[0]).toBe('"a,b","say ""hi""","two\nlines"');
});

test.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '|calc', '%0A'])(
  'a text that starts like a formula is made harmless: %j',
  (text) => {
    expect(csvText([[text]])).toContain(`'${text}`);
  },
);

test('a figure below zero stays a figure', () => {
  expect(lines(csvText([[{ figure: '-1.00' }]]))[0]).toBe('-1.00');
});

test('accents and other scripts come through', () => {
  expect(csvText([['Éloïse, ليلى']])).toContain('"Éloïse, ليلى"');
});
