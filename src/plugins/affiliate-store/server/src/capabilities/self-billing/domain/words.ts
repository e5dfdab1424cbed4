import type { ApartReason, LineWhat } from './draw-up';
import type { SelfBilledKind } from './document';
import type { Treatment } from './treatment';

/** The words of a self-billed paper in one language; `{…}` stand for what is filled in. */
export interface PaperWords {
  readonly kind: Readonly<Record<SelfBilledKind, string>>;
  readonly by: string;
  readonly supplier: string;
  readonly recipient: string;
  readonly number: string;
  readonly issued: string;
  readonly month: string;
  readonly statement: string;
  readonly vatId: string;
  readonly item: string;
  readonly reference: string;
  readonly amount: string;
  readonly net: string;
  readonly tax: string;
  readonly taxAt: string;
  readonly total: string;
  readonly what: Readonly<Record<LineWhat, string>>;
  readonly treatment: Readonly<Record<Treatment, string>>;
  readonly beforeLiable: string;
  readonly corrects: string;
  readonly apart: Readonly<Record<ApartReason, string>>;
  readonly test: string;
}
