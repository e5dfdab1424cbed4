/**
 * How many decimals a currency is written with. The one table of it: the kernel counts with it, the admin panel reads and writes
 * with it. Nothing is imported here, so that the kernel stands as alone with it as without.
 * Source of every figure: docs.stripe.com/currencies (zero-decimal, three-decimal, special cases), from a stored copy of the
 * page read in November 2026. A change there is a change here, in a release.
 */
const NONE: ReadonlySet<string> = new Set([
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'ISK',
  'JPY',
  'KMF',
  'KRW',
  'MGA',
  'PYG',
  'RWF',
  'UGX',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);
const THREE: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** How many decimals the ledger keeps of a currency. */
export const exponentOf = (currency: string): 0 | 2 | 3 => {
  if (NONE.has(currency)) return 0;
  return THREE.has(currency) ? 3 : 2;
};
