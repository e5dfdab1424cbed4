import type { CoverDesign } from './covers';

/** Who is in the demo. Passwords are for a shop that listens on this machine only. */
export const PASSWORD = 'Atelier-Nour-2026';

export const OWNER = { email: 'owner@atelier-nour.example', password: PASSWORD, firstname: 'Nour', lastname: 'Haddad' };

export const CREATORS = [
  {
    key: 'leila',
    name: 'Leïla Benali',
    handle: 'leila-benali',
    email: 'leila@atelier-nour.example',
    bio: 'Calligrapher from Lyon. Twenty years of ink, reed and patience, now in lessons short enough for a lunch break.',
    legalName: 'Leïla Benali',
    legalAddress: '12 montée de la Grande-Côte\n69001 Lyon',
    country: 'FR',
    vatId: 'FR83404833048',
    invoicePrefix: 'LB',
    ink: '#f6e7cf',
    paper: '#23424a',
  },
  {
    key: 'diego',
    name: 'Diego Ramírez',
    handle: 'diego-ramirez',
    email: 'diego@atelier-nour.example',
    bio: 'Guitarist between Madrid and Oaxaca. Teaches adults who think it is too late. It is not.',
    legalName: 'Diego Ramírez Música',
    legalAddress: 'Calle de la Palma 10\n28004 Madrid',
    country: 'ES',
    vatId: '',
    invoicePrefix: 'DR',
    ink: '#fbe3d3',
    paper: '#8a3b2a',
  },
  {
    key: 'camille',
    name: 'Camille Laurent',
    handle: 'camille-laurent',
    email: 'camille@atelier-nour.example',
    bio: 'Pastry chef. Wrote down what cookbooks leave out: the temperature of the room, the sound of the dough.',
    legalName: 'Camille Laurent Pâtisserie SARL',
    legalAddress: '3 rue du Four\n33000 Bordeaux',
    country: 'FR',
    vatId: '',
    invoicePrefix: 'CL',
    invoiceFooter: 'Merci de votre achat.',
    ink: '#4b2f4f',
    paper: '#f3d9d6',
  },
] as const;

export const AFFILIATES = [
  { key: 'ben', name: 'Ben Okafor', email: 'ben@example.net', code: 'ben' },
  { key: 'mina', name: 'Mina Sato', email: 'mina@example.net', code: 'mina', sponsor: 'ben' },
  { key: 'rival', name: 'Deals & Co', email: 'deals@example.net', code: 'deals' },
] as const;

/** Codes on the tongue of the demo's people; rates in basis points. */
export const COUPONS = [
  { code: 'WELCOME10', basisPoints: 1000, maxUsesPerCustomer: 1 },
  { code: 'BEN15', basisPoints: 1500, affiliateCode: 'ben', maxUses: 100 },
] as const;

export const BUYER = { email: 'anna@example.net' };

export interface DemoProduct {
  readonly key: string;
  readonly creator: string;
  readonly name: string;
  readonly slug: string;
  readonly language: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly prices: ReadonlyArray<{ readonly currency: string; readonly amount: string }>;
  readonly guaranteeDays: number;
  readonly design: CoverDesign;
  readonly coProducer?: { readonly creator: string; readonly shareBasisPoints: number };
  readonly promoted: boolean;
  readonly seats?: number;
  /** Offered in monthly payments as well. */
  readonly inParts?: { readonly name: string; readonly instalments: number; readonly price: string };
  /** Paid each month instead of once, after some free days. */
  readonly monthly?: { readonly trialDays: number };
  readonly file: string;
}

export const PRODUCTS: readonly DemoProduct[] = [
  {
    key: 'ink',
    creator: 'leila',
    name: 'A Hand That Breathes',
    slug: 'a-hand-that-breathes',
    language: 'en',
    promoted: true,
    guaranteeDays: 14,
    file: 'a-hand-that-breathes.pdf',
    tags: ['calligraphy', 'beginners'],
    summary: 'Arabic and Latin calligraphy in twelve quiet lessons, with sheets to print.',
    description:
      'Twelve lessons of twenty minutes. One stroke at a time, with sheets to print and a reed pen or any marker you own.\n\nYou will write your own name, then a line you love.',
    prices: [
      { currency: 'EUR', amount: '119.90' },
      { currency: 'USD', amount: '129.00' },
    ],
    design: { ink: '#f6e7cf', paper: '#23424a', motif: 'waves' },
    coProducer: { creator: 'camille', shareBasisPoints: 2500 },
  },
  {
    key: 'guitar',
    creator: 'diego',
    name: 'Seis cuerdas, diez minutos',
    slug: 'seis-cuerdas-diez-minutos',
    language: 'es',
    promoted: true,
    guaranteeDays: 7,
    file: 'seis-cuerdas.pdf',
    tags: ['guitarra', 'principiantes'],
    summary: 'Guitarra para adultos con poco tiempo: diez minutos al día durante treinta días.',
    description: 'Treinta días, diez minutos cada uno. Al final tocarás tres canciones de memoria.',
    prices: [
      { currency: 'EUR', amount: '49.00' },
      { currency: 'MXN', amount: '990.00' },
    ],
    inParts: { name: 'En tres pagos', instalments: 3, price: '18.00' },
    design: { ink: '#fbe3d3', paper: '#8a3b2a', motif: 'strings' },
  },
  {
    key: 'pastry',
    creator: 'camille',
    name: 'La pâte, enfin',
    slug: 'la-pate-enfin',
    language: 'fr',
    promoted: true,
    guaranteeDays: 14,
    file: 'la-pate-enfin.pdf',
    tags: ['pâtisserie'],
    summary: 'Feuilletée, brisée, sablée : comprendre la pâte une bonne fois pour toutes.',
    description: 'Un livre de 96 pages et ses fiches. Pourquoi elle colle, pourquoi elle casse, et quoi faire.',
    prices: [
      { currency: 'EUR', amount: '29.00' },
      { currency: 'JPY', amount: '4980' },
    ],
    design: { ink: '#4b2f4f', paper: '#f3d9d6', motif: 'layers' },
  },
  {
    key: 'studio',
    creator: 'leila',
    name: 'An Evening in the Studio',
    slug: 'an-evening-in-the-studio',
    language: 'en',
    promoted: false,
    guaranteeDays: 14,
    seats: 12,
    file: 'studio-evening.pdf',
    tags: ['calligraphy', 'live'],
    summary: 'A live evening for twelve people: your hand, seen and corrected.',
    description: 'Two hours, twelve seats, one table.',
    prices: [{ currency: 'EUR', amount: '75.00' }],
    design: { ink: '#ffe9a8', paper: '#3b3f6b', motif: 'lens' },
  },
  {
    key: 'sheets',
    creator: 'leila',
    name: 'Twelve Practice Sheets',
    slug: 'twelve-practice-sheets',
    language: 'en',
    promoted: false,
    guaranteeDays: 0,
    file: 'twelve-practice-sheets.pdf',
    tags: ['calligraphy', 'free'],
    summary: 'Sheets to print and fill. Free, because everybody should hold a pen.',
    description: 'Print, fill, repeat.',
    prices: [{ currency: 'EUR', amount: '0.00' }],
    design: { ink: '#1f5e4f', paper: '#dcefe6', motif: 'pages' },
  },
  {
    key: 'letters',
    creator: 'leila',
    name: 'A Letter Each Month',
    slug: 'a-letter-each-month',
    language: 'en',
    promoted: true,
    guaranteeDays: 14,
    monthly: { trialDays: 7 },
    file: 'a-letter-each-month.pdf',
    tags: ['calligraphy', 'subscription'],
    summary: 'One sheet, one stroke, one story, every month. Cancel whenever you like.',
    description: 'Each month a letter of the alphabet: its history, its strokes and a sheet to practise on.',
    prices: [{ currency: 'EUR', amount: '9.00' }],
    design: { ink: '#f4d6cc', paper: '#5a2f3d', motif: 'waves' },
  },
];
