import type { Core } from '@strapi/strapi';
import { platformFee, platformFixedFee } from '../../capabilities/checkout/service';
import type { Failure } from '../../kernel/failure';
import type { Outcome } from '../../kernel/outcome';
import { failed } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { saveSetting } from '../../platform/settings';
import { togetherOrNot } from '../../platform/transaction';
import { excessOfShop } from '../affiliates/guard-margin';

/** What goes off a sale before anybody else is paid. Tax is not among them: a shop has to charge what the law says. */
const TAKEN_FIRST: ReadonlySet<string> = new Set([platformFee.key, platformFixedFee.key]);

/** Saves one setting, on the record; a fee that leaves too little of some price on sale is refused with that price. */
export const decideSetting = (
  strapi: Core.Strapi,
  { key, value, by }: { readonly key: string; readonly value: unknown; readonly by: string },
): Promise<Outcome<{ before: unknown; after: unknown }, Failure>> =>
  togetherOrNot(strapi, async () => {
    const saved = await saveSetting(strapi, key, value, by);
    if (!saved.ok) return saved;
    const excess = TAKEN_FIRST.has(key) ? await excessOfShop(strapi) : null;
    if (excess) return failed(excess);
    const { before, after } = saved.value;
    await audit(strapi, { actor: by, action: 'setting.save', subject: `setting:${key}`, before, after });
    return saved;
  });
