import type { Core } from '@strapi/strapi';
import { caseFailures, cases, isOpen, type Case } from '../../capabilities/cases/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';
import { dueFrom } from './case-clock';
import type { PartnerSelf } from '../affiliates/read-partner-portal';
import { writesTooFast } from '../talk/talk-rules';
import { mailMessage } from './write-case-mail';

/** How much one case holds. */
const MOST_EVENTS = 300;

type Talked = Promise<Outcome<Case, Failure>>;

/** An open case, locked; of one partner where one is named, and not found when it is anybody else's. */
const withOpen = (strapi: Core.Strapi, id: string, partyId: number | null, act: (open: Case) => Promise<Case>): Talked =>
  togetherOrNot(strapi, async () => {
    const found = await cases(strapi).lock(id);
    if (!found || (partyId !== null && found.partyId !== partyId)) return failed(caseFailures.because('CASE_NOT_FOUND'));
    if (!isOpen(found.state)) return failed(caseFailures.because('CASE_CLOSED', { state: found.state }));
    if ((await cases(strapi).countEvents(found.id)) >= MOST_EVENTS) return failed(caseFailures.because('CASE_FULL'));
    return ok(await act(found));
  });

/** A partner writes; where the shop had asked, it is the shop's turn again and its clock begins anew. */
export const writeInOwnCase = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  { id, text, by }: { readonly id: string; readonly text: string; readonly by: string },
): Talked => {
  const tooFast = await writesTooFast(strapi, self.partyPublicId);
  if (tooFast) return failed(tooFast);
  return withOpen(strapi, id, self.partyId, async (open) => {
    await cases(strapi).tell(open.id, { kind: 'said', actor: by, text, facts: {} });
    if (open.state === 'open') return open;
    const kept: Case = { ...open, state: 'open', dueOn: await dueFrom(strapi, now()) };
    await cases(strapi).keep(kept);
    return kept;
  });
};

/** A partner takes their case back; everything stays as it is. */
export const withdrawOwnCase = (strapi: Core.Strapi, self: PartnerSelf, { id, by }: { readonly id: string; readonly by: string }): Talked =>
  withOpen(strapi, id, self.partyId, async (open) => {
    const kept: Case = { ...open, state: 'withdrawn', dueOn: null };
    await cases(strapi).keep(kept);
    await cases(strapi).tell(open.id, { kind: 'withdrawn', actor: by, text: null, facts: {} });
    await audit(strapi, { actor: by, action: 'case.withdraw', subject: `case:${open.publicId}`, before: { state: open.state } });
    return kept;
  });

/** Staff writes, by mail too. An answer moves the day the decision is due; a question stops the clock until the partner answers. */
export const answerInCase = (
  strapi: Core.Strapi,
  id: string,
  { text, asks, by }: { readonly text: string; readonly asks: boolean; readonly by: string },
): Talked =>
  withOpen(strapi, id, null, async (open) => {
    const event = await cases(strapi).tell(open.id, { kind: asks ? 'asked' : 'answered', actor: by, text, facts: {} });
    const kept: Case = asks
      ? { ...open, state: 'waiting_for_partner', dueOn: null }
      : { ...open, state: 'open', dueOn: await dueFrom(strapi, now()) };
    await cases(strapi).keep(kept);
    await audit(strapi, {
      actor: by,
      action: asks ? 'case.ask' : 'case.answer',
      subject: `case:${open.publicId}`,
      before: { state: open.state, dueOn: open.dueOn },
      after: { state: kept.state, dueOn: kept.dueOn },
    });
    await mailMessage(strapi, kept, { event, text, asks });
    return kept;
  });
