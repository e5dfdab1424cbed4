import type { ExplanationStep } from '../../../../contracts/primitives';
import type { OrderBooks, ShareBook } from '../../capabilities/commissions/service';
import type { RuleCode, Suspicion } from '../../capabilities/fraud/service';
import type { OrderSnapshot } from '../../capabilities/orders/service';
import { shown, step, view } from '../ledger/explanation-step';

/** What tripped, for whoever earned the share: nothing of the buyer, and nothing of how much would have been too little. */
const TRIPPED: Readonly<Record<RuleCode, string>> = {
  SAME_HOUSEHOLD: 'The order seems to come from your own household.',
  SAME_NAME: 'The order looks as if it were your own.',
  DISPOSABLE_MAIL: 'A mailbox was used that is only there for a short time.',
  COUPON_LEAK: 'Your code is not for publication, and seems to have been published.',
  HASTY_ORDER: 'The order followed the click faster than people buy.',
  LAST_SECOND_CLICK: 'The click came at the last moment, when the order was on its way already.',
  CLICK_FLOOD: 'Many more clicks came at once than visitors make.',
  BANNED_SOURCE: 'The click came from a page the shop does not accept',
  BRAND_AD: 'The click came by a search advertisement, which your contract forbids on the shop’s name.',
  SHARED_ACCOUNT: 'Your payout account is used by somebody else too.',
};

/** Where a click may not come from, and why, is the shop's own list: of that the partner reads both. */
const trippedStep = (rule: RuleCode, findings: Suspicion['findings']): ExplanationStep => {
  const code = `SUSPECTED_${rule}`;
  if (rule !== 'BANNED_SOURCE') return step(code, TRIPPED[rule], null);
  const { host = '', why = '' } = findings.find((each) => each.rule === rule)?.facts ?? {};
  return step(code, `${TRIPPED[rule]}, ${host}: ${why}`, null, { host, why });
};

const rejectedStep = (share: ShareBook, { currency }: OrderBooks, note: string | null): ExplanationStep => {
  const taken = share.amount - share.reversed - share.fee;
  const why = note ?? '';
  const text = `The suspicion was confirmed, and ${shown(taken, currency)} became the platform’s. The shop says why: ${why}`;
  return step('REJECTED', text, view(-taken, currency), { taken: String(taken), why });
};

/** Why a share is held for a look, or was rejected after one; nothing for every other. */
export const suspicionSteps = (
  {
    books,
    snapshot,
    suspicions = [],
  }: { readonly books: OrderBooks; readonly snapshot: OrderSnapshot; readonly suspicions?: readonly Suspicion[] },
  share: ShareBook,
): ExplanationStep[] => {
  const held = share.held > 0 && share.blockedBecause === 'UNDER_REVIEW';
  if (!held && !share.rejected) return [];
  const program = snapshot.lines.find(({ line }) => line === share.line)?.program;
  const found = suspicions.find(({ programId }) => programId === program?.id);
  if (!found) return [];
  const tripped = found.rules.map((rule) => trippedStep(rule, found.findings));
  return share.rejected ? [...tripped, rejectedStep(share, books, found.note)] : tripped;
};
