import type { Core } from '@strapi/strapi';
import type { Input } from '../../../../contracts/endpoint';
import type { postFeedback as endpoint } from '../../../../contracts/feedback';
import { feedback, feedbackFailures, MOST_NEW, takesBackers, type Entry } from '../../capabilities/feedback/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { togetherOrNot } from '../../platform/transaction';
import type { PartnerOfBoard } from './board-reader';
import { visibleEntry } from './read-feedback';
import { writesTooFast } from '../talk/talk-rules';

type Done = Promise<Outcome<Entry, Failure>>;

/** A partner puts an entry on the board. */
export const postFeedback = async (
  strapi: Core.Strapi,
  self: PartnerOfBoard,
  { kind, title, text, product }: Input<typeof endpoint>['body'],
): Done => {
  if (product !== undefined && !self.names.has(product)) return failed(feedbackFailures.because('FEEDBACK_PRODUCT_UNKNOWN'));
  const tooFast = await writesTooFast(strapi, self.partyPublicId);
  if (tooFast) return failed(tooFast);
  return togetherOrNot(strapi, async () => {
    const fresh = await feedback(strapi).count({ author: self.partyId, state: 'new', place: 'board' });
    if (fresh >= MOST_NEW) return failed(feedbackFailures.because('FEEDBACK_FULL'));
    return ok(await feedback(strapi).post({ authorPartyId: self.partyId, productId: product ?? null, kind, title, text }));
  });
};

/** A partner stands behind an entry, or no longer does; said twice it is said once. */
export const backEntry = (strapi: Core.Strapi, self: PartnerOfBoard, id: string, backs: boolean): Done =>
  togetherOrNot(strapi, async () => {
    const seen = await visibleEntry(strapi, self, id);
    if (!seen.ok) return seen;
    // Held, so that nobody backs what is being put together with another: their voice would stay behind.
    const entry = (await feedback(strapi).lock([id])).get(id) ?? seen.value;
    if (entry.authorPartyId === self.partyId) return failed(feedbackFailures.because('FEEDBACK_OWN'));
    if (!takesBackers(entry)) return failed(feedbackFailures.because('FEEDBACK_CLOSED'));
    await feedback(strapi)[backs ? 'back' : 'unback'](entry.id, self.partyId);
    const kept = await feedback(strapi).find(id);
    return ok(kept ?? entry);
  });
