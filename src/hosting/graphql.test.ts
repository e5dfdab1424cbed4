import { buildSchema, parse, validate } from 'graphql';

import { maxFieldsRule } from './graphql';

const schema = buildSchema('type Query { a: Query b: Int }');
const complaints = (query: string) => validate(schema, parse(query), [maxFieldsRule(10, 3)]).map((error) => error.message);

describe('the size of a GraphQL query', () => {
  test('a query within the limits is let through', () => {
    expect(complaints('{ a { b a { b } } }')).toEqual([]);
  });

  test('many aliases of one field are refused', () => {
    expect(complaints('{ p: b q: b r: b s: b }')).toEqual(['The query asks for 4 aliases; at most 3 are answered.']);
  });

  test('fragments count each time they are used', () => {
    const query = '{ ...F a { ...F a { ...F } } } fragment F on Query { a { b } ... on Query { b } }';
    expect(complaints(query)).toEqual(['The query asks for 11 fields; at most 10 are answered.']);
  });

  test('fragments that double each other are counted without being unfolded', () => {
    const doubling = Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ');
    expect(complaints(`{ ...F0 } ${doubling} fragment F40 on Query { b }`)[0]).toMatch(/^The query asks for 1099511627776 fields/);
  });

  test('depth is counted through fragments, each once', () => {
    const deep = (query: string) => validate(schema, parse(query), [maxFieldsRule(1000, 10, 2)]).map((error) => error.message);
    expect(deep('{ a { a { b } } }')).toEqual([]);
    expect(deep('{ a { a { a { b } } } }')).toEqual(['The query asks for 3 levels; at most 2 are answered.']);
    expect(deep('{ a { ...F } } fragment F on Query { a { a { b } } }')).toEqual(['The query asks for 3 levels; at most 2 are answered.']);
  });

  test('a fragment inside itself does not hang the count', () => {
    expect(complaints('{ ...F } fragment F on Query { a { ...F } }')).toEqual([]);
  });
});
