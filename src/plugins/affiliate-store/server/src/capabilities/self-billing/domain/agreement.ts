import type { TaxStatus } from './treatment';

/** The words payees agree to; a change of what they mean is another version, and nobody agreed to it yet. */
export const TERMS_VERSION = '2026-11';

/** What the papers say of a payee, by their own word. */
export interface BusinessData {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly vatId: string;
  readonly status: TaxStatus;
  /** From which day on a liable payee charges tax, as YYYY-MM-DD; null for always. */
  readonly liableFrom: string | null;
}

/** That a payee agreed, or ended it; the latest counts. Times UTC ms. */
export interface Agreement extends BusinessData {
  readonly state: 'agreed' | 'ended';
  readonly version: string;
  /** When what is in force was agreed to first. */
  readonly since: number;
  readonly at: number;
  /** What the register said of their VAT id, by its row; null where nobody was asked. */
  readonly vatCheck: number | null;
}

/** Whether a payee was liable when something happened, by their own word. Days begin at midnight UTC, as months of statements do. */
export const wasLiable = ({ status, liableFrom }: Pick<BusinessData, 'status' | 'liableFrom'>, at: number): boolean =>
  status === 'vat_liable' && (liableFrom === null || at >= Date.parse(`${liableFrom}T00:00:00Z`));
