import type { Core } from '@strapi/strapi';
import type { Explanation, ExplanationStep } from '../../../../contracts/primitives';
import { attribution } from '../../capabilities/attribution/service';
import type { LateAttribution } from '../../capabilities/attribution/service';
import { booksFrom, commissions, lostTotal, refundedTotal, takenOfLine, textOf } from '../../capabilities/commissions/service';
import type { OrderBooks, ShareBook, SplitPlan } from '../../capabilities/commissions/service';
import { fraud, type Suspicion } from '../../capabilities/fraud/service';
import { ledger } from '../../capabilities/ledger/service';
import type { JournalView } from '../../capabilities/ledger/service';
import { orders } from '../../capabilities/orders/service';
import type { FrozenRecruit, FrozenTerms, Order, OrderCard, OrderSnapshot } from '../../capabilities/orders/service';
import { normalSide } from '../../kernel/account';
import { frozenTermsOf } from '../affiliates/contract-version';
import { movedSteps, remittedSteps } from './explain-move';
import { day, shown, step, view } from './explanation-step';
import { kindText } from './kind-text';
import { explainEventOnDesk } from '../paid-events/explain-paid-event';
import { offerChangeStep } from '../subscriptions/offer-change-step';
import { suspicionSteps } from '../fraud/suspicion-steps';

/** Everything one order's explanations are made of, read once. */
export interface OrderEvidence {
  readonly order: Order;
  readonly snapshot: OrderSnapshot;
  readonly books: OrderBooks;
  /** The two cards it was paid with, where that is told; none where one payment paid the whole. */
  readonly cards?: readonly OrderCard[];
  /** What staff attached after it was paid, as it was booked, oldest first. */
  readonly late?: readonly LateAttribution[];
  /** What the rules found about it, and what staff said to that. */
  readonly suspicions?: readonly Suspicion[];
}

/** Reads what explains one order; null when it is not paid. */
export const evidenceOf = async (strapi: Core.Strapi, order: Order): Promise<OrderEvidence | null> => {
  const payment = await orders(strapi).payment({ order_id: order.id });
  if (!payment) return null;
  const [snapshot, cards] = [await orders(strapi).snapshot(order.id), await orders(strapi).cardsOf(order.id)];
  const late = (await attribution(strapi).lateOf([order.id])).filter(({ booking }) => booking !== null);
  const suspicions = snapshot.suspicions === undefined ? [] : await fraud(strapi).ofOrders([order.id]);
  return { order, snapshot, books: booksFrom(payment.books), cards, late, suspicions };
};

const ROLE: Readonly<Record<ShareBook['role'], string>> = {
  tax: 'Tax',
  platform: 'Platform',
  creator: 'Creator',
  co_producer: 'Co-producer',
  affiliate: 'Affiliate',
  second_tier: 'Second tier',
};

/** From which price, and at what, the price of a line was converted; nothing where the seller set it. */
export const convertedStep = ({ exchange }: OrderSnapshot, line: OrderSnapshot['lines'][number] | undefined): ExplanationStep[] => {
  if (!exchange || !line?.converted) return [];
  const [listed, quote] = [shown(line.converted.from.minor, line.converted.from.currency), `${exchange.rate} ${exchange.to}`];
  const facts = { listed, quote, from: exchange.from, source: exchange.source, validFrom: new Date(exchange.validFrom).toISOString() };
  const text = `Converted from ${listed} at ${quote} for 1 ${exchange.from} (${exchange.source}, ${day(exchange.validFrom)}), frozen when the order was placed.`;
  return [step('CONVERTED', text, null, facts)];
};

/** By what a product was in the program, where it had not chosen it itself. */
const siteSteps = ({ name, site }: NonNullable<OrderSnapshot['lines'][number]['program']>): ExplanationStep[] => {
  if (!site) return [];
  if (site.kind === 'shop')
    return [step('PROGRAM_OF_SHOP', `The product was in ${name} because that is for everything in the shop.`, null, { program: name })];
  const seller = site.name ?? '';
  const text = `The product was in ${name} because that is for everything of ${seller}.`;
  return [step('PROGRAM_OF_CREATOR', text, null, { program: name, seller })];
};

/** Whose terms they are: a contract's, with the consent behind it, or in orders of before there were contracts the program's. */
const termsStep = (
  program: NonNullable<OrderSnapshot['lines'][number]['program']>,
  role: 'affiliate' | 'second_tier',
  { contract: own, secondTierContract: sponsored }: Pick<FrozenTerms, 'contract' | 'secondTierContract'>,
): ExplanationStep => {
  const contract = role === 'affiliate' ? own : sponsored;
  if (!contract) {
    const text = `The terms are those of the program ${program.name}, version ${program.version}, as they stood when the order was placed.`;
    return step('PROGRAM_TERMS', text, null, { program: program.name, version: String(program.version) });
  }
  const { version, consent, consentAt, id } = contract;
  return step(
    'CONTRACT_TERMS',
    `The terms are those of the contract in the program ${program.name}, version ${version}; ${CONSENT[consent] ?? consent} on ${day(consentAt)}.`,
    null,
    { program: program.name, version: String(version), consent, consentAt: new Date(consentAt).toISOString(), contract: id },
  );
};

const CONSENT: Readonly<Record<string, string>> = {
  self: 'accepted',
  staff: 'consent recorded by staff',
  paper: 'accepted on paper, as recorded by staff',
  before_consent: 'in force since before consent was kept, and written down',
};

/** Whose sale pays the second tier, and until when theirs do. */
const recruitSteps = (recruited: FrozenRecruit | undefined): ExplanationStep[] => {
  if (!recruited) return [];
  const { code, until } = recruited;
  const sale = `The sale is that of ${code}, whom this party brought into the program`;
  if (until === undefined) return [step('RECRUITED', `${sale}; it pays for good.`, null, { recruit: code })];
  return [
    step('RECRUITED_UNTIL', `${sale}; it pays until ${day(until)}.`, null, { recruit: code, paysUntil: new Date(until).toISOString() }),
  ];
};

/** The last time the line of a share was split again because its order was attached to somebody else. */
const lastSplitOf = ({ late = [] }: OrderEvidence, share: ShareBook) =>
  late.flatMap((each) => (each.booking?.lines.some(({ line }) => line === share.line) ? [{ ...each, booking: each.booking }] : [])).at(-1);

/** By which late attribution a share is earned, where by one: that of the last one that gave its party a share in this role. */
const attachedLineOf = ({ late = [] }: OrderEvidence, share: ShareBook) =>
  late
    .flatMap(({ booking }) => booking?.lines ?? [])
    .filter(({ line, plan }) => {
      const { affiliate, secondTier } = plan as SplitPlan;
      return line === share.line && (share.role === 'affiliate' ? affiliate : secondTier)?.party === share.party;
    })
    .at(-1);

const splitAgainStep = (evidence: OrderEvidence, share: ShareBook): ExplanationStep[] => {
  const last = lastSplitOf(evidence, share);
  if (!last || share.party === null) return [];
  const at = last.decidedAt ?? last.madeAt;
  const text = `The shop attached the order to ${attachedLineOf({ ...evidence, late: [last] }, share) ? 'this affiliate' : 'another affiliate'} on ${day(at)}, and its split was worked out again: ${last.reason}`;
  return [step('SPLIT_AGAIN', text, null, { at: new Date(at).toISOString(), reason: last.reason })];
};

const originSteps = (evidence: OrderEvidence, share: ShareBook): ExplanationStep[] => {
  const { order, snapshot, books } = evidence;
  const line = snapshot.lines.find((each) => each.line === share.line);
  const gross = books.lines.find((each) => each.line === share.line)?.gross ?? books.gross;
  const product = line?.productName ?? '';
  const steps = [
    step(
      'ORDER_PAID',
      `Order ${order.number} was paid on ${day(books.paidAt)}: ${product} for ${shown(gross, books.currency)}.`,
      view(gross, books.currency),
      { order: order.number, product, paidAt: new Date(books.paidAt).toISOString() },
    ),
    ...offerChangeStep(snapshot, line),
    ...convertedStep(snapshot, line),
  ];
  if (line?.program && (share.role === 'affiliate' || share.role === 'second_tier')) {
    const attached = attachedLineOf(evidence, share) ?? frozenTermsOf(line, share);
    if (share.role === 'second_tier') steps.push(...recruitSteps(attached.recruited));
    steps.push(termsStep(line.program, share.role, attached), ...siteSteps(line.program));
  }
  return [...steps, ...splitAgainStep(evidence, share)];
};

/**
 * The part of the payment fees a share carries: what its plan gave it, and for the first share of the platform also what
 * nobody else carries. Minor units.
 */
export const feeCarriedBy = (books: OrderBooks, share: ShareBook): number => {
  const platform = books.shares.find((each) => each.role === 'platform');
  if (share.key !== platform?.key) return share.fee;
  return share.fee + books.fees.reduce((sum, fee) => sum + fee.amount, 0) - books.shares.reduce((sum, each) => sum + each.fee, 0);
};

/** What of rejected shares came to the platform, for its first share; for a rejected one what it lost. Nothing for every other. Minor units. */
const takenOver = ({ shares }: OrderBooks, share: ShareBook): number => {
  const left = ({ amount, reversed, fee }: ShareBook): number => amount - reversed - fee;
  if (share.rejected) return -left(share);
  const first = shares.find(({ role }) => role === 'platform');
  return share.key === first?.key ? shares.reduce((sum, each) => sum + (each.rejected ? left(each) : 0), 0) : 0;
};

/** What a share comes to as things stand. Minor units. */
export const netOf = (books: OrderBooks, share: ShareBook): number =>
  share.amount - share.reversed - feeCarriedBy(books, share) + takenOver(books, share);

const takenOverStep = (books: OrderBooks, share: ShareBook): ExplanationStep[] => {
  const taken = takenOver(books, share);
  if (taken <= 0) return [];
  const text = `${shown(taken, books.currency)} came from a share that was rejected after a suspicion was confirmed.`;
  return [step('TAKEN_OVER', text, view(taken, books.currency), { taken: String(taken) })];
};

const payableStep = ({ bucket, payableAt }: ShareBook): ExplanationStep => {
  const facts = { payableAt: new Date(payableAt).toISOString() };
  return bucket === 'available'
    ? step('MATURED', `Guarantee and hold were over on ${day(payableAt)}: what is left may be paid out.`, null, facts)
    : step('PAYABLE_AT', `It becomes payable on ${day(payableAt)}, when guarantee and hold are over.`, null, facts);
};

const HELD_BECAUSE = {
  UNDER_REVIEW: ['HELD_REVIEW', 'while somebody looks at it'],
  PLACE_BLOCKED: ['HELD_BLOCKED', 'while the place in the program is blocked; it is not lost'],
} as const;

const heldStep = ({ held, blocked, blockedBecause }: ShareBook, currency: string): ExplanationStep => {
  const [code, why] = blocked ? HELD_BECAUSE[blockedBecause ?? 'UNDER_REVIEW'] : (['HELD', 'while a dispute is open'] as const);
  return step(code, `${shown(held, currency)} is held ${why}.`, null, { held: String(held) });
};

const reversedStep = (books: OrderBooks, share: ShareBook, taken: number): ExplanationStep => {
  const { currency } = books;
  const amount = view(-share.reversed, currency);
  if (!books.refunds.some(({ state, lines }) => state === 'succeeded' && lines)) {
    const text = `${shown(taken, currency)} of ${shown(books.gross, currency)} went back to the buyer; the same part of this share, rounded down, went with it.`;
    return step('REVERSED', text, amount, { taken: String(taken), gross: String(books.gross), reversed: String(share.reversed) });
  }
  // Some of it was refunded for one line alone, so that each line lost a part of its own.
  const [of, gross] = [takenOfLine(books, share.line), books.lines.find(({ line }) => line === share.line)?.gross ?? 0];
  return step(
    'REVERSED_OF_LINE',
    `${shown(of, currency)} of the ${shown(gross, currency)} of line ${share.line} went back to the buyer; the same part of this share, rounded down, went with it.`,
    amount,
    { line: String(share.line), taken: String(of), gross: String(gross), reversed: String(share.reversed) },
  );
};

const laterSteps = (evidence: OrderEvidence, share: ShareBook): ExplanationStep[] => {
  const { books } = evidence;
  const { currency } = books;
  const steps: ExplanationStep[] = [];
  const fees = books.fees.reduce((sum, fee) => sum + fee.amount, 0);
  const taken = refundedTotal(books) + lostTotal(books);
  const carried = feeCarriedBy(books, share);
  if (carried > 0)
    steps.push(
      step(
        'PAYMENT_FEE',
        `The payment provider kept ${shown(fees, currency)}; ${shown(carried, currency)} of it falls to this share.`,
        view(-carried, currency),
        { fees: String(fees), fee: String(carried) },
      ),
    );
  if (share.reversed > 0) {
    steps.push(reversedStep(books, share, taken));
  }
  if (share.held > 0) steps.push(heldStep(share, currency));
  steps.push(...suspicionSteps(evidence, share), ...takenOverStep(books, share));
  if (share.party !== null && share.amount > 0 && !share.rejected) steps.push(payableStep(share));
  return steps;
};

/** Why a share of an order is what it is: event, terms, base, rate, rounding, and what happened since. */
export const explainShare = (evidence: OrderEvidence, share: ShareBook): Explanation => {
  const { currency } = evidence.books;
  const derived = share.derivation.map((each) =>
    step(each.code, textOf(each, currency), each.amount === null ? null : view(each.amount, currency), { ...each.facts }),
  );
  const net = netOf(evidence.books, share);
  const last = net === share.amount ? [] : [step('NET', `What it comes to as things stand: ${shown(net, currency)}.`, view(net, currency))];
  return {
    title: `${ROLE[share.role]} of order ${evidence.order.number}`,
    amount: view(net, currency),
    steps: [...originSteps(evidence, share), ...derived, ...laterSteps(evidence, share), ...last],
  };
};

/** Why a commission is what it is; null when there is no such one. `partyIds` narrows it to its earner. */
export const explainCommission = async (
  strapi: Core.Strapi,
  publicId: string,
  partyIds: readonly number[] | null,
): Promise<Explanation | null> => {
  const row = await commissions(strapi).find(publicId);
  if (!row || (partyIds !== null && !partyIds.includes(row.partyId))) return null;
  const order = await orders(strapi).find({ id: row.orderId });
  const evidence = order ? await evidenceOf(strapi, order) : null;
  const share = evidence?.books.shares.find((each) => each.key === row.shareKey);
  return evidence && share ? explainShare(evidence, share) : null;
};

/** Why a line of a journal is what it is; leads on to the derivation of the share it moves. */
export const explainLine = async (strapi: Core.Strapi, journal: JournalView, lineNo: number): Promise<Explanation | null> => {
  const line = journal.lines.find((each) => each.lineNo === lineNo);
  if (!line) return null;
  const order = journal.orderId === null ? null : await orders(strapi).find({ id: journal.orderId });
  const evidence = order ? await evidenceOf(strapi, order) : null;
  const share = evidence?.books.shares.find((each) => each.key === line.shareKey);
  const event = journal.sourceType === 'paid_event' ? await explainEventOnDesk(strapi, journal.sourceId) : null;
  const moved = journal.sourceType === 'currency_move' ? await movedSteps(strapi, journal.sourceId) : [];
  const remitted = journal.sourceType === 'tax_remittance' ? await remittedSteps(strapi, journal.sourceId) : [];
  const booked = step(
    'JOURNAL',
    `${kindText(journal.kind)} on ${day(journal.occurredAt)}, booked once under the key ${journal.key}.`,
    view(journal.amount, journal.currency),
    { journal: String(journal.id), key: journal.key, kind: journal.kind, ...(order ? { order: order.number } : {}) },
  );
  const side = step(
    'JOURNAL_LINE',
    `${line.side === 'debit' ? 'Debit' : 'Credit'} of ${shown(line.amount, journal.currency)} on ${line.address}.`,
    view(line.amount, journal.currency),
    { account: line.address, side: line.side },
  );
  return {
    title: `Line ${lineNo} of journal ${journal.id}`,
    amount: view(line.amount, journal.currency),
    steps: [
      booked,
      side,
      ...(evidence && share ? explainShare(evidence, share).steps : []),
      ...(event?.steps ?? []),
      ...moved,
      ...remitted,
    ],
  };
};

/** Why an account's balance is what it is: its turnover by kind of event. */
export const explainAccount = async (strapi: Core.Strapi, address: string, currency: string): Promise<Explanation | null> => {
  const account = await ledger(strapi).accountAt(address, currency);
  if (!account) return null;
  const sign = (side: string, amount: number): number => (side === normalSide(account.type) ? amount : -amount);
  const kinds = await ledger(strapi).turnoverByKind(account.id);
  const steps = kinds.map((kind) =>
    step(
      'TURNOVER',
      `${kindText(kind.kind)}: ${kind.entries} ${kind.entries === 1 ? 'entry' : 'entries'}.`,
      view(sign('debit', kind.debits) + sign('credit', kind.credits), currency),
      { kind: kind.kind, entries: String(kind.entries), debits: String(kind.debits), credits: String(kind.credits) },
    ),
  );
  const balance = sign('debit', account.debits) + sign('credit', account.credits);
  return {
    title: `${address} in ${currency}`,
    amount: view(balance, currency),
    steps: [...steps, step('BALANCE', `Together: ${shown(balance, currency)}.`, view(balance, currency), { account: address })],
  };
};
