import type { Core } from '@strapi/strapi';
import { checkout } from '../../capabilities/checkout/service';
import type { Notice } from '../../capabilities/checkout/service';
import { crashPoint } from '../../platform/crash-point';
import { groupCommit, type GroupCommit } from '../../platform/group-commit';
import { enqueue } from '../../platform/jobs';
import { isBusy, together } from '../../platform/transaction';

/** An event on its way into the inbox, and what became of it. */
interface Arriving {
  readonly notice: Notice;
  readonly source: 'webhook' | 'gap_filler';
  isNew: boolean;
  trouble: { readonly error: unknown } | null;
}

/** Keeps events and enqueues their application, in one unit. */
const keep = (strapi: Core.Strapi, arriving: readonly Arriving[]): Promise<void> =>
  together(strapi, async () => {
    const ids = await checkout(strapi).keepNotices(arriving);
    const fresh = ids.flatMap((id) =>
      id === null ? [] : [{ name: 'checkout.apply-notice', payload: { inboxId: id }, key: `inbox:${id}` }],
    );
    if (fresh.length > 0) await enqueue(...fresh);
    arriving.forEach((each, index) => (each.isNew = ids[index] !== null));
  });

/** One event that cannot be kept must not keep the others out that happened to come with it. */
const keepEach = async (strapi: Core.Strapi, arriving: readonly Arriving[]): Promise<void> => {
  for (const each of arriving) {
    each.trouble = null;
    await keep(strapi, [each]).catch((error: unknown) => (each.trouble = { error }));
  }
};

const MOST_AT_ONCE = 50;
const MOST_WAITING = 5_000;
const inboxes = new WeakMap<Core.Strapi, GroupCommit<Arriving>>();

const inboxOf = (strapi: Core.Strapi): GroupCommit<Arriving> => {
  const inbox =
    inboxes.get(strapi) ??
    groupCommit<Arriving>({
      write: (arriving) =>
        keep(strapi, arriving).catch((error: unknown) => {
          // Somebody else holds the database, and holds it for each of them.
          if (isBusy(error)) throw error;
          return keepEach(strapi, arriving);
        }),
      largestBatch: MOST_AT_ONCE,
      mostWaiting: MOST_WAITING,
    });
  inboxes.set(strapi, inbox);
  return inbox;
};

/**
 * Keeps an event and enqueues its application, in one unit with whatever else arrives at the moment. False when it is known. Durable
 * when it answers; throws when the event could not be kept.
 */
export const takeNotice = async (strapi: Core.Strapi, notice: Notice, source: Arriving['source']): Promise<boolean> => {
  const arriving: Arriving = { notice, source, isNew: false, trouble: null };
  await inboxOf(strapi).submit(arriving, null);
  if (arriving.trouble) throw arriving.trouble.error;
  crashPoint('inbox.kept');
  return arriving.isNew;
};
