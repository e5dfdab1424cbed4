/** Currencies whose ledger keeps no decimals, or three. The ledger's own table is in the server's kernel; a test compares the two. */
const ZERO = new Set([
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
const THREE = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** How many decimals the ledger keeps of a currency. */
export const exponentOf = (currency: string): number => (ZERO.has(currency) ? 0 : THREE.has(currency) ? 3 : 2);
