import type { Core } from '@strapi/strapi';
import { invoices } from '../../capabilities/invoices/service';
import { messaging } from '../../capabilities/messaging/service';
import { selfBilling } from '../../capabilities/self-billing/service';
import { audit } from '../../platform/audit';
import { isoOf } from '../../platform/moments';
import { keepRestore, leaveOutIds, takeUpRestore } from '../../platform/restored';
import { together } from '../../platform/transaction';
import { freezePayouts } from '../ledger/freeze-payouts';

/** Stands among what froze payouts: what was paid out since the backup is not known. */
export const RESTORED = 'RESTORED';

/**
 * Does what has to be done before a shop that was put back from a backup works again: nothing is paid out before a person has seen what was
 * paid since the backup, letters that waited in it are not sent before somebody says so, and no number or id is given away that may have been.
 */
export const takeUpBackup = async (strapi: Core.Strapi): Promise<void> => {
  const restored = await takeUpRestore(strapi);
  if (!restored) return;
  await together(strapi, async () => {
    await freezePayouts(strapi, [RESTORED]);
    const letters = await messaging(strapi).holdQueued();
    await invoices(strapi).leaveOutNumbers();
    await selfBilling(strapi).leaveOutNumbers();
    await leaveOutIds(strapi);
    await keepRestore(strapi, restored);
    const stretch = { from: isoOf(restored.from), until: isoOf(restored.until) };
    await audit(strapi, { actor: 'system', action: 'shop.restored', subject: 'shop', after: { ...stretch, lettersHeld: letters } });
    strapi.log.warn(
      `affiliate-store: this database comes of a backup of ${stretch.from}; payouts are frozen and ${letters} letters held; see docs/guides/restoring.md`,
    );
  });
};
