test('x', () => undefined);
