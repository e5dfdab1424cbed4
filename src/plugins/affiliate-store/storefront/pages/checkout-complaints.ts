import type { StoreFailure } from '../../client';
import type { PageRequest } from '../site/page';

/** What is wrong with what was typed, by field. */
export interface Complaints {
  readonly email?: string | undefined;
  readonly country?: string | undefined;
  readonly postal_code?: string | undefined;
  readonly coupon?: string | undefined;
  readonly company_name?: string | undefined;
  readonly vat_id?: string | undefined;
  readonly card_first?: string | undefined;
  readonly phone?: string | undefined;
  readonly sms_agreed?: string | undefined;
  readonly terms?: string | undefined;
  readonly immediate_delivery?: string | undefined;
  /** Never asked for, so that nothing can be wrong with it. */
  readonly save_card?: undefined;
  readonly news?: undefined;
  /** Something about the whole order rather than a field. */
  readonly order?: string | undefined;
}

type FieldName = Exclude<keyof Complaints, 'order' | 'save_card' | 'news'>;

/** Codes that are about one field, and the words for it where they are not the code's own. */
const OF_FIELD: Readonly<Record<string, FieldName>> = {
  COUPON_INVALID: 'coupon',
  CARDS_DO_NOT_ADD_UP: 'card_first',
  CARD_AMOUNT_NOT_CHARGEABLE: 'card_first',
  POSTAL_CODE_MISSING: 'postal_code',
  POSTAL_CODE_INVALID: 'postal_code',
  VAT_ID_NOT_REGISTERED: 'vat_id',
  VAT_ID_INVALID: 'vat_id',
};

/** What is typed in a form the store does not take, by how the path of the field ends. */
const MISTYPED = [
  ['postalCode', 'postal_code', 'failure.POSTAL_CODE_INVALID'],
  ['code', 'coupon', 'failure.COUPON_INVALID'],
  ['email', 'email', 'checkout.error.email'],
  ['country', 'country', 'checkout.error.country'],
  ['vatId', 'vat_id', 'failure.VAT_ID_INVALID'],
] as const satisfies ReadonlyArray<readonly [string, FieldName, string]>;

/** A refusal of the store, in words of the page's language; a field's own complaint goes to the field. */
export function complain({ t }: PageRequest, { code, fields }: StoreFailure): Complaints {
  const field = OF_FIELD[code];
  if (field) return { [field]: t.maybe(`failure.${code}`) ?? t('failure.other') };
  const mistyped = code === 'INVALID_INPUT' ? MISTYPED.find(([end]) => Object.keys(fields).some((path) => path.endsWith(end))) : undefined;
  if (mistyped) return { [mistyped[1]]: t(mistyped[2]) };
  return { order: `${t.maybe(`failure.${code}`) ?? t('failure.other')} ${t('checkout.notCharged')}` };
}
