import { belongs, inOrder, mayBecome, shownOf } from './campaign';
import { consentWords } from './words';

const known = { email: 'w@example.test', country: 'FR', language: 'en', company: null };

describe('a joint campaign', () => {
  test('becomes what it may, and never again anything once it is over', () => {
    expect([mayBecome('proposed', 'active'), mayBecome('active', 'ended'), mayBecome('active', 'declined')]).toEqual([true, true, false]);
    for (const over of ['declined', 'ended'] as const)
      for (const to of ['proposed', 'active', 'declined', 'ended'] as const) expect(mayBecome(over, to)).toBe(false);
  });

  test('has the orders placed while it was under way', () => {
    const active = { state: 'active', activeSince: 100 } as const;
    expect([belongs(active, 99), belongs(active, 100), belongs({ ...active, state: 'ended' }, 100)]).toEqual([false, true, false]);
    expect(belongs({ state: 'proposed', activeSince: null }, 100)).toBe(false);
  });

  test('shows what was agreed on and nothing else', () => {
    expect(shownOf(known, ['country'])).toEqual({ email: null, country: 'FR', language: null, company: null });
    expect(inOrder(['country', 'email', 'country'])).toEqual(['email', 'country']);
  });

  test('asks in whole words that name everything', () => {
    const facts = { partner: 'Ana', producer: 'Nour', purpose: 'a workshop', fields: ['email', 'country', 'company'] as const };
    for (const language of ['en', 'fr', 'es', 'pt-BR', 'ar'] as const)
      for (const part of ['Ana', 'Nour', 'a workshop.']) expect(consentWords(language, facts)).toContain(part);
    expect(consentWords('en', facts)).toContain('my e-mail address, country and company of this order');
  });
});
