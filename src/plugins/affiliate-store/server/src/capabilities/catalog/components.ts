import { metadatasOf } from '../../platform/content-types';

const text = (maxLength: number, required = false) => ({ type: 'string', maxLength, required });
const longText = (maxLength: number, required = false) => ({ type: 'text', maxLength, required });
const image = { type: 'media', multiple: false, allowedTypes: ['images'] };
const items = (component: string) => ({ type: 'component', repeatable: true, component: `affiliate-store.${component}`, min: 1 });
const component = (displayName: string, icon: string, attributes: object, labels: Readonly<Record<string, string>> = {}) => ({
  info: { displayName, icon },
  attributes,
  config: { metadatas: metadatasOf(Object.keys(attributes), labels) },
});

/** Sections an editor may place on a sales page; the name after the dot is the section's type in the API. */
const sections = {
  hero: component('Hero', 'crown', { headline: text(160, true), promise: longText(400), buttonLabel: text(40), image }),
  'rich-text': component('Text', 'bold', { body: { type: 'blocks', required: true } }),
  benefits: component('Benefits', 'check', { title: text(120), items: items('benefit') }),
  testimonials: component('Testimonials', 'quote', { title: text(120), items: items('testimonial') }),
  faq: component('Questions and answers', 'question', { title: text(120), items: items('question') }),
  author: component('Author', 'user', { title: text(120), bio: longText(2000) }),
  'price-box': component('Price and button', 'priceTag', { title: text(120), note: longText(400), buttonLabel: text(40) }),
  media: component('Image or video', 'picture', {
    caption: text(200),
    file: { type: 'media', multiple: false, allowedTypes: ['images', 'videos'] },
  }),
} as const;

/** Parts of sections, products and offers. */
const parts = {
  benefit: component('Benefit', 'check', { title: text(120, true), text: longText(600) }),
  testimonial: component('Testimonial', 'quote', { quote: longText(800, true), name: text(80, true), role: text(120) }),
  question: component('Question', 'question', { question: text(240, true), answer: longText(2000, true) }),
  price: component(
    'Price',
    'priceTag',
    {
      currency: { type: 'string', required: true, regex: '^[A-Z]{3}$', minLength: 3, maxLength: 3 },
      // What the buyer pays, tax included, as people write it: 119.90. Stored as text: a float would lose cents.
      amount: { type: 'string', required: true, regex: '^\\d{1,9}(\\.\\d{1,3})?$' },
    },
    { currency: 'Currency, such as EUR', amount: 'Price, tax included, such as 119.90' },
  ),
  'order-bump': component(
    'Order bump',
    'plus',
    {
      offer: { type: 'relation', relation: 'oneToOne', target: 'plugin::affiliate-store.offer' },
      headline: text(120, true),
      text: longText(400),
    },
    { offer: 'Offer to add', headline: 'Question to the buyer, such as: Add the workbook?', text: 'Why it goes well with this' },
  ),
  'follow-up-offer': component(
    'Offer after the payment',
    'arrowRight',
    {
      offer: { type: 'relation', relation: 'oneToOne', target: 'plugin::affiliate-store.offer' },
      headline: text(120, true),
      text: longText(400),
    },
    {
      offer: 'Offer to make',
      headline: 'Headline, such as: One more thing for your desk',
      text: 'Why it goes well with what was just bought',
    },
  ),
  'co-producer': component(
    'Co-producer',
    'user',
    {
      creator: { type: 'relation', relation: 'oneToOne', target: 'plugin::affiliate-store.creator' },
      shareBasisPoints: { type: 'integer', required: true, min: 0, max: 10_000 },
      // Of each sale, as people write it: 5.00 EUR, 6.00 USD. Text, for a float would lose cents.
      fixedAmounts: { type: 'string', maxLength: 200 },
      validFrom: { type: 'datetime' },
      validUntil: { type: 'datetime' },
    },
    {
      shareBasisPoints: 'Share (basis points, 2500 = 25 %; 0 for fixed amounts)',
      fixedAmounts: 'Or fixed amounts of each sale, such as 5.00 EUR, 6.00 USD',
      validFrom: 'From',
      validUntil: 'Until',
    },
  ),
} as const;

/** Every component the plugin ships, by its short name. */
export const components: Readonly<Record<string, object>> = { ...sections, ...parts };

/** What a dynamic zone of sections accepts. */
export const SECTION_UIDS: readonly string[] = Object.keys(sections).map((name) => `affiliate-store.${name}`);
