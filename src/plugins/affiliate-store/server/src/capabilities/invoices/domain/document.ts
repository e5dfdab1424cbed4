/** An invoice says what was sold; a credit note takes some of it back; a correction takes a credit note back whose money came home. */
export type DocumentKind = 'invoice' | 'credit_note' | 'correction';

/** Why a line bears the tax it bears. */
export type TaxReason = 'standard' | 'reduced' | 'exempt' | 'reverse_charge' | 'not_taxed';

/** One line of a document; minor units of its currency. */
export interface DocumentLine {
  readonly line: number;
  readonly name: string;
  readonly offer: string;
  readonly gross: number;
  readonly tax: number;
  readonly rateBasisPoints: number;
  readonly reason: TaxReason;
}

/** Whoever sold, as the document names them. */
export interface SellerOnPaper {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly vatId: string;
  readonly footer: string;
}

/** Whoever bought. A person is known by the address they bought with; a company by what it typed. */
export interface BuyerOnPaper {
  readonly email: string;
  readonly country: string;
  readonly company: { readonly name: string; readonly address: string; readonly vatId: string } | null;
}

/** At what prices were converted, as the order froze it. Time UTC ms. */
export interface ExchangeOnPaper {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
  readonly validFrom: number;
}

/** A document as issued. */
export interface DocumentBody {
  readonly kind: DocumentKind;
  readonly label: string;
  readonly language: string;
  readonly currency: string;
  /** Absent where the seller set the prices in this currency. */
  readonly exchange?: ExchangeOnPaper;
  /** Whose answer the tax is, and who takes it; absent where the shop's own table decided. */
  readonly taxedBy?: { readonly calculation: string; readonly jurisdictions: readonly string[] };
  /** What of the order's total store credit paid; absent where none did, and on papers that are no invoice. It is money, and changes no sum. */
  readonly paidWithCredit?: { readonly amount: number; readonly total: number };
  readonly testMode: boolean;
  readonly orderNumber: string;
  /** UTC ms: when it was drawn up, and when what it is about happened. */
  readonly issuedAt: number;
  readonly suppliedAt: number;
  readonly seller: SellerOnPaper;
  readonly buyer: BuyerOnPaper;
  readonly lines: readonly DocumentLine[];
  /** The invoice it is about, for everything that is none. */
  readonly refersTo: { readonly label: string; readonly issuedAt: number } | null;
}

/** The tax of a document by rate and reason, highest rate first. */
export interface TaxOfRate {
  readonly rateBasisPoints: number;
  readonly reason: TaxReason;
  readonly net: number;
  readonly tax: number;
}

export const totalsOf = (lines: readonly DocumentLine[]): { readonly net: number; readonly tax: number; readonly gross: number } => {
  const gross = lines.reduce((total, line) => total + line.gross, 0);
  const tax = lines.reduce((total, line) => total + line.tax, 0);
  return { net: gross - tax, tax, gross };
};

export const taxesOf = (lines: readonly DocumentLine[]): TaxOfRate[] => {
  const byRate = new Map<string, TaxOfRate>();
  for (const { rateBasisPoints, reason, gross, tax } of lines) {
    const key = `${rateBasisPoints}:${reason}`;
    const known = byRate.get(key) ?? { rateBasisPoints, reason, net: 0, tax: 0 };
    byRate.set(key, { ...known, net: known.net + gross - tax, tax: known.tax + tax });
  }
  return [...byRate.values()].sort((a, b) => b.rateBasisPoints - a.rateBasisPoints || (a.reason < b.reason ? -1 : 1));
};

/** What a document adds to what was sold: credit notes count against it. */
export const signOf = (kind: DocumentKind): 1 | -1 => (kind === 'credit_note' ? -1 : 1);
