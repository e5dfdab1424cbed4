import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { termSpeaker as speakerOfPanel } from '../../src/plugins/affiliate-store/admin/src/pages/programs/term-words';
import { contractChange, type ContractTerms } from '../../src/plugins/affiliate-store/contracts/affiliate-contracts';
import type { Locale } from '../../src/plugins/affiliate-store/contracts/primitives';
import { ruleChanges, ruleText, termText, type TermSpeaker } from '../../src/plugins/affiliate-store/contracts/terms-difference';
import type { MessageKey } from '../../src/plugins/affiliate-store/storefront/i18n/keys';
import { translator } from '../../src/plugins/affiliate-store/storefront/i18n/translate';
import { termSpeaker as speakerOfPortal } from '../../src/plugins/affiliate-store/storefront/portal/partner/term-words';

const PLUGIN = join(__dirname, '../../src/plugins/affiliate-store');
const catalogueIn = (...path: readonly string[]) =>
  JSON.parse(readFileSync(join(PLUGIN, ...path), 'utf8')) as Readonly<Record<string, string>>;
const GOODS = [{ offer: 'o1', product: 'p1', offerName: 'Once', productName: 'Clay', kind: 'digital' as const, renews: false, prices: [] }];

const portal = (locale: Locale): TermSpeaker => {
  const chapters = ['common.json', 'portal.json'].map((chapter) => catalogueIn('storefront/i18n/locales', locale, chapter));
  return speakerOfPortal({ locale, t: translator<MessageKey>(locale, Object.assign({}, ...chapters) as Record<string, string>) }, GOODS);
};
const panel = (locale: Locale): TermSpeaker =>
  speakerOfPanel(translator(locale, catalogueIn('admin/src/translations', `${locale}.json`)), (value) => String(value), GOODS);
const SIDES: ReadonlyArray<readonly [string, TermSpeaker]> = [
  ...(['en', 'fr', 'es', 'pt-BR', 'ar'] as const).map((locale) => [`portal in ${locale}`, portal(locale)] as const),
  ...(['en', 'fr'] as const).map((locale) => [`panel in ${locale}`, panel(locale)] as const),
];

const TERMS: ContractTerms = {
  rateBasisPoints: 3000,
  secondTierBasisPoints: 500,
  secondTierBase: 'same',
  secondTierMonths: null,
  commissionBase: 'net_of_tax',
  model: 'last_click',
  firstShareBasisPoints: null,
  territoryRule: null,
  territoryShareBasisPoints: null,
  windowDays: 30,
  holdDays: 14,
  allowOwnReferrals: false,
  forbidsBrandAds: false,
  maxPayments: null,
  lifetime: true,
  lifetimeMonths: null,
  maxMonths: null,
  rules: [],
  tiers: null,
  events: null,
};
const cap = { period: 'day' as const, count: 10, amount: 5000 };
const rule = (key: string, change: object = {}) => ({
  key,
  name: `Rule ${key}`,
  when: { product: ['p1'], country: ['ES'] },
  pays: { rateBasisPoints: 4000 },
  ...change,
});

type Value = Partial<ContractTerms>;
/** Of every term the values it can have; one that is added has to be named here before the file compiles. */
const OPTIONS: { readonly [term in Exclude<keyof ContractTerms, 'rules'>]: readonly Value[] } = {
  rateBasisPoints: [{ rateBasisPoints: 0 }, { rateBasisPoints: 3000 }, { rateBasisPoints: 1250 }],
  secondTierBasisPoints: [{ secondTierBasisPoints: 0 }, { secondTierBasisPoints: 500 }],
  secondTierBase: [{ secondTierBase: 'same' }, { secondTierBase: 'first_tier' }, { secondTierBasisPoints: 0 }],
  secondTierMonths: [{ secondTierMonths: null }, { secondTierMonths: 1 }, { secondTierMonths: 12 }, { secondTierBasisPoints: 0 }],
  commissionBase: [
    { commissionBase: 'gross' },
    { commissionBase: 'net_of_tax' },
    { commissionBase: 'net_of_fee' },
    { commissionBase: 'profit' },
  ],
  model: [{ model: 'last_click' }, { model: 'first_click' }, { model: 'multi_click' }],
  firstShareBasisPoints: [{ firstShareBasisPoints: null }, { firstShareBasisPoints: 4000 }, { firstShareBasisPoints: 6000 }],
  territoryRule: [{ territoryRule: null }, { territoryRule: 'holder' }, { territoryRule: 'shared' }, { territoryRule: 'holder_only' }],
  territoryShareBasisPoints: [{ territoryShareBasisPoints: null }, { territoryShareBasisPoints: 2500 }],
  windowDays: [{ windowDays: 0 }, { windowDays: 1 }, { windowDays: 30 }],
  holdDays: [{ holdDays: 0 }, { holdDays: 1 }, { holdDays: 14 }],
  allowOwnReferrals: [{ allowOwnReferrals: true }, { allowOwnReferrals: false }],
  forbidsBrandAds: [{ forbidsBrandAds: true }, { forbidsBrandAds: false }],
  maxPayments: [{ maxPayments: null }, { maxPayments: 1 }, { maxPayments: 12 }],
  lifetime: [{ lifetime: true }, { lifetime: false }],
  lifetimeMonths: [{ lifetimeMonths: null }, { lifetimeMonths: 1 }, { lifetimeMonths: 24 }, { lifetime: false }],
  maxMonths: [{ maxMonths: null }, { maxMonths: 1 }, { maxMonths: 6 }],
  tiers: [
    { tiers: null },
    { tiers: { period: 'month', measure: 'sales', steps: [{ name: 'Gold', from: 10 }] } },
    { tiers: { period: 'quarter', measure: 'sales', steps: [{ name: 'Gold', from: 10 }] } },
    { tiers: { period: 'ever', measure: 'amount', currency: 'EUR', steps: [{ name: 'Gold', from: 10 }] } },
    { tiers: { period: 'ever', measure: 'amount', currency: 'USD', steps: [{ name: 'Gold', from: 10 }] } },
  ],
  events: [
    { events: null },
    { events: { scheme: 'lead', lead: { currency: 'EUR', amount: 500, cap, acceptAfterDays: null } } },
    { events: { scheme: 'lead', lead: { currency: 'EUR', amount: 500, cap, acceptAfterDays: 7 } } },
    { events: { scheme: 'lead', lead: { currency: 'EUR', amount: 500, cap: { ...cap, count: null }, acceptAfterDays: 7 } } },
    { events: { scheme: 'click', click: { currency: 'EUR', amount: 5, cap } } },
    { events: { scheme: 'click', click: { currency: 'EUR', amount: 5, cap: { ...cap, period: 'month' } } } },
    { events: { scheme: 'all', click: { currency: 'EUR', amount: 5, cap } } },
  ],
};

describe.each(SIDES)('%s', (_side, speaker) => {
  const said = (text: string): string => {
    // A sentence that is missing is shown as its key.
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(/termValue|rates\.|undefined|null|NaN/);
    return text;
  };

  test('of each term that differs both values are told, and are told apart', () => {
    for (const term of contractChange.shape.term.options) {
      if (term === 'rules' || term === 'text') continue;
      const values = OPTIONS[term].map((value) => said(termText(term, { ...TERMS, ...value }, speaker)));
      expect([term, new Set(values).size]).toEqual([term, values.length]);
    }
  });

  test('of each rule that differs what it was and what it is', () => {
    const before = [rule('gone'), rule('dearer'), rule('narrower'), rule('same')];
    const after = [
      rule('same', { when: { country: ['ES'], product: ['p1'] } }),
      rule('dearer', { pays: { fixed: { EUR: 1250, USD: 1400 } } }),
      rule('narrower', {
        when: {
          offer: ['o1', 'o9'],
          product: ['p9'],
          kind: ['physical'],
          tier: ['Gold'],
          group: ['vip'],
          buyer: ['new'],
          payment: ['renewal'],
        },
      }),
      rule('new', { when: {} }),
    ];
    const changes = ruleChanges(before, after);
    expect(changes.map(({ key, how }) => `${key} ${how}`)).toEqual(['gone removed', 'dearer changed', 'narrower changed', 'new added']);
    for (const { was, is } of changes) {
      const texts = [was, is].flatMap((each) => (each ? [said(ruleText(each, speaker))] : []));
      expect([texts.length > 0, new Set(texts).size]).toEqual([true, texts.length]);
    }
  });
});
