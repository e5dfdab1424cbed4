import { goesBy, nameInMailbox } from './names';

test('a name is its words, whatever their order, accents, case and punctuation', () => {
  for (const name of ['Ana María López', 'lopez, ana maria', 'ANA.MARIA_LOPEZ', nameInMailbox('ana.maria.lopez+shop@example.test')])
    expect([name, goesBy('Ana María López', [name])]).toEqual([name, true]);
});

test('a single word, a part of a name or none is nobody in particular', () => {
  expect(goesBy('Ana', ['Ana'])).toBe(false);
  expect(goesBy('Ana López', ['Ana López García', 'Ana', '', null, undefined, 'ana@example.test'])).toBe(false);
});
