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
}

/** That a payee agreed, or ended it; the latest counts. Times UTC ms. */
export interface Agreement extends BusinessData {
  readonly state: 'agreed' | 'ended';
  readonly version: string;
  /** When what is in force was agreed to first. */
  readonly since: number;
  readonly at: number;
}
