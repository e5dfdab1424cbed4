import { monthsAfter } from '../../../kernel/months';

/** What an affiliate is offered or promised: a version of the program's terms, and a rate and a group of their own where they have them. */
export interface Offer {
  readonly version: number;
  readonly rateBasisPoints: number | null;
  /** The group the program's rules are read for; absent or null for none. */
  readonly group?: string | null;
}

/**
 * What may be written into a contract. `joined` begins it; `bettered` are terms that are no worse and apply at once; `noticed` are
 * worse ones, which wait; `accepted` and `declined` answer a notice; `renewed` extends the contract by consent to the present
 * terms; `confirmed` is the affiliate's own consent to what somebody else had written down for them; `shortened` lets it end sooner, as
 * both agreed that either may; `lapsed` ends it because nothing was sold; `left` ends it because the affiliate wants out, and `terminated` because the
 * shop does, once its notice is over; `resumed` takes an end back.
 */
export type EntryKind =
  | 'joined'
  | 'bettered'
  | 'noticed'
  | 'accepted'
  | 'declined'
  | 'renewed'
  | 'confirmed'
  | 'shortened'
  | 'lapsed'
  | 'left'
  | 'terminated'
  | 'resumed';

/** Who gave the consent, and how: the affiliate, staff for them, staff from a paper, or nobody because it was before consent was kept. */
export type Consent = 'self' | 'staff' | 'paper' | 'before_consent' | 'none';

/** One thing that was written into a contract; never changed. Times UTC ms. */
export interface ContractEntry extends Offer {
  readonly id: number;
  readonly publicId: string;
  readonly affiliateId: number;
  readonly programId: number;
  readonly kind: EntryKind;
  readonly at: number;
  /** The notice an answer is to. */
  readonly noticeId: number | null;
  /** Of a notice: when its time is over. */
  readonly noticeEndsAt: number | null;
  /** Of a notice: the first revision date after its time, when it applies whatever the answer; null where the contract has none. */
  readonly revisionAt: number | null;
  /** Of what begins or renews a contract: until when it holds, and every how many months it may be revised. */
  readonly validUntil: number | null;
  readonly revisionMonths: number | null;
  readonly consent: Consent;
  readonly by: string;
  /** What was on the page: SHA-256 of `document`, and the language it was read in. */
  readonly hash: string;
  readonly document: string;
  readonly locale: string | null;
  readonly note: string | null;
}

/** Worse terms that were told and do not apply yet. */
export interface Notice {
  readonly entry: ContractEntry;
  readonly answer: 'none' | 'accepted' | 'declined';
  readonly answeredAt: number | null;
  /** When they apply as things stand; null while nothing makes them. */
  readonly appliesAt: number | null;
}

/** That one side ends a contract: who, since when it is said, from when on nothing new counts, and until when it would hold otherwise. */
export interface Parting {
  readonly by: 'affiliate' | 'shop';
  readonly at: number;
  readonly until: number;
  readonly wouldHoldUntil: number;
  readonly reason: string | null;
}

/** How a contract stands at one moment. */
export interface Contract {
  /** The terms in force, since when, and what was written that put them in force. */
  readonly offer: Offer;
  readonly since: number;
  readonly inForceBy: ContractEntry;
  /** The latest consent to anything that is in force. */
  readonly consent: ContractEntry;
  readonly begunAt: number;
  readonly validUntil: number;
  readonly revisionMonths: number | null;
  readonly ended: boolean;
  /** That it ended because nothing was sold, since when, and until when it would hold otherwise; null where it did not. */
  readonly lapsed: { readonly at: number; readonly wouldHoldUntil: number } | null;
  /** That the affiliate left or the shop gave notice; null where neither did. */
  readonly parted: Parting | null;
  readonly notice: Notice | null;
  /** What the program offers this affiliate now: the notice's, or what is in force. */
  readonly present: Offer;
}

/** When a notice applies: not before its time is over, and then with the acceptance or on the revision date, whichever is first. */
export const appliesAt = (notice: ContractEntry, acceptedAt: number | null): number | null => {
  const over = notice.noticeEndsAt ?? notice.at;
  const accepted = acceptedAt === null ? Infinity : Math.max(over, acceptedAt);
  const revised = notice.revisionAt === null ? Infinity : Math.max(over, notice.revisionAt);
  const first = Math.min(accepted, revised);
  return Number.isFinite(first) ? first : null;
};

/** The first day the contract may be revised on that is not before a moment; null where that is never, or only after its end. */
export const revisionFrom = (
  { begunAt, revisionMonths, validUntil }: Pick<Contract, 'begunAt' | 'revisionMonths' | 'validUntil'>,
  from: number,
): number | null => {
  if (revisionMonths === null || revisionMonths < 1) return null;
  for (let turn = 1; ; turn += 1) {
    const at = monthsAfter(begunAt, turn * revisionMonths);
    if (at >= validUntil) return null;
    if (at >= from) return at;
  }
};

const offerOf = ({ version, rateBasisPoints, group = null }: Offer): Offer => ({
  version,
  rateBasisPoints,
  ...(group === null ? {} : { group }),
});

/** Two offers promise the same. */
export const sameOffer = (one: Offer, other: Offer): boolean =>
  one.version === other.version && one.rateBasisPoints === other.rateBasisPoints && (one.group ?? null) === (other.group ?? null);

const BY_DEAL = 'deal:';

/** What an entry that a deal of two sellers has written says of it. */
export const dealNote = (deal: string): string => `${BY_DEAL}${deal}`;

/** Whether a contract holds by a deal of two sellers: as what began it last says. Such a one ends with the deal, and neither side prolongs it alone. */
export const isByDeal = (entries: readonly ContractEntry[]): boolean =>
  [...entries]
    .reverse()
    .find(({ kind }) => kind === 'joined' || kind === 'renewed')
    ?.note?.startsWith(BY_DEAL) === true;

type Running = Omit<Contract, 'ended' | 'present'>;

const begun = (entry: ContractEntry): Running => ({
  offer: offerOf(entry),
  since: entry.at,
  inForceBy: entry,
  consent: entry,
  begunAt: entry.at,
  validUntil: entry.validUntil ?? Infinity,
  revisionMonths: entry.revisionMonths,
  lapsed: null,
  parted: null,
  notice: null,
});

/** A notice whose moment has come is what is in force, from that moment on. */
const withNoticeOf = (running: Running, at: number): Running => {
  const { notice } = running;
  if (!notice || notice.appliesAt === null || notice.appliesAt > at) return running;
  return { ...running, offer: offerOf(notice.entry), since: notice.appliesAt, inForceBy: notice.entry, notice: null };
};

const answered = (running: Running, entry: ContractEntry, answer: 'accepted' | 'declined'): Running => {
  const { notice } = running;
  if (!notice || (entry.noticeId !== null && entry.noticeId !== notice.entry.id)) return running;
  const appliesFrom = appliesAt(notice.entry, answer === 'accepted' ? entry.at : null);
  const told = { ...running, notice: { ...notice, answer, answeredAt: entry.at, appliesAt: appliesFrom } };
  return answer === 'accepted' ? { ...told, consent: entry } : told;
};

const renewed = (running: Running, entry: ContractEntry): Running => ({
  ...answered(running, { ...entry, noticeId: null }, 'accepted'),
  consent: entry,
  validUntil: entry.validUntil ?? running.validUntil,
  revisionMonths: entry.revisionMonths,
  lapsed: null,
  parted: null,
});

/** Whoever was given notice and leaves before it is over was given notice all the same: the shop decides whether they come back. */
const parted = (running: Running, entry: ContractEntry, by: Parting['by'], wanted: number): Running => {
  const until = Math.min(running.validUntil, wanted);
  const wouldHoldUntil = running.parted?.wouldHoldUntil ?? running.validUntil;
  return {
    ...running,
    validUntil: until,
    parted: { by: running.parted?.by ?? by, at: entry.at, until, wouldHoldUntil, reason: entry.note },
  };
};

const STEP: Readonly<Record<EntryKind, (running: Running, entry: ContractEntry) => Running>> = {
  joined: (running) => running,
  // What is no worse than what is in force leaves nothing to wait for.
  bettered: (running, entry) => ({ ...running, offer: offerOf(entry), since: entry.at, inForceBy: entry, notice: null }),
  noticed: (running, entry) => ({ ...running, notice: { entry, answer: 'none', answeredAt: null, appliesAt: appliesAt(entry, null) } }),
  accepted: (running, entry) => answered(running, entry, 'accepted'),
  declined: (running, entry) => answered(running, entry, 'declined'),
  renewed,
  confirmed: (running, entry) => ({ ...running, consent: entry }),
  lapsed: (running, entry) => ({
    ...running,
    validUntil: Math.min(running.validUntil, entry.at),
    lapsed: { at: entry.at, wouldHoldUntil: running.validUntil },
  }),
  left: (running, entry) => parted(running, entry, 'affiliate', entry.at),
  terminated: (running, entry) => parted(running, entry, 'shop', entry.validUntil ?? entry.at),
  resumed: (running, entry) => ({ ...running, validUntil: entry.validUntil ?? running.validUntil, lapsed: null, parted: null }),
  shortened: (running, entry) => ({ ...running, validUntil: Math.min(running.validUntil, entry.validUntil ?? Infinity) }),
};

/**
 * How a contract stands at a moment, from what was written into it until then (oldest first); null before it began. Nothing has to
 * happen for terms to come into force: the same entries and the same moment give the same answer for ever, so that a decision of
 * any day can be made again.
 */
export const contractAt = (entries: readonly ContractEntry[], at: number): Contract | null => {
  let running: Running | null = null;
  for (const entry of entries) {
    if (entry.at > at) continue;
    running = running === null ? (entry.kind === 'joined' ? begun(entry) : null) : STEP[entry.kind](withNoticeOf(running, entry.at), entry);
  }
  if (running === null) return null;
  const now = withNoticeOf(running, at);
  return { ...now, ended: at >= now.validUntil, present: offerOf(now.notice?.entry ?? now.offer) };
};
