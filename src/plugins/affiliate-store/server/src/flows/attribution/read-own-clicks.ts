import type { Core } from '@strapi/strapi';
import type { ClickReceipt, PartnerClickView } from '../../../../contracts/clicks';
import type { ExplanationStep } from '../../../../contracts/primitives';
import { affiliates, type Affiliate, type Terms } from '../../capabilities/affiliates/service';
import {
  attribution,
  attributionFailures,
  touchesFor,
  windowMs,
  type Decision,
  type OwnClick,
} from '../../capabilities/attribution/service';
import { commissions } from '../../capabilities/commissions/service';
import { bannedSources } from '../../capabilities/fraud/service';
import { links } from '../../capabilities/links/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { now } from '../../platform/clock';
import { isoOf } from '../../platform/moments';
import { setting } from '../../platform/settings';
import { step, view } from '../ledger/explanation-step';
import { fateOfClick, type ClickFate } from './fate-of-click';
import { tagsView } from './link-tags';
import { referralViews, type Page, type PartnerSelf } from '../affiliates/read-partner-portal';
import { bannedAt } from '../fraud/suspicious-origin';

const clickViews = async (strapi: Core.Strapi, { places }: PartnerSelf, clicks: readonly OwnClick[]): Promise<PartnerClickView[]> => {
  const slugs = clicks.flatMap(({ tags }) => tags?.link ?? []);
  const named = await links(strapi).bySlug(
    slugs,
    places.map(({ id }) => id),
  );
  return clicks.map(({ publicId, affiliateId, at, kind, landing, tags, counted }) => {
    const place = places.find(({ id }) => id === affiliateId);
    return {
      id: publicId,
      at: isoOf(at),
      program: place?.programName ?? '',
      code: place?.code ?? '',
      kind,
      landing,
      tags: tags && { ...tagsView(tags), link: tags.link ?? null, linkName: named.get(tags.link ?? '')?.name ?? null },
      counted,
    };
  });
};

/** A page of an affiliate's own clicks, newest first; days are UTC, both ends included. */
export const ownClicks = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  asked: {
    readonly from: string;
    readonly to: string;
    readonly link?: string | undefined;
    readonly subId?: string | undefined;
    readonly before: string | undefined;
    readonly limit: number;
  },
): Promise<Page<PartnerClickView>> => {
  const { from, to, link, subId, before, limit } = asked;
  const said = link === undefined ? subId && { dimension: 'sub_id' as const, value: subId } : { dimension: 'link' as const, value: link };
  const filter = { affiliateIds: self.places.map(({ id }) => id), from, to, ...(said ? { said } : {}) };
  const { clicks, total } = await attribution(strapi).ownClicks(filter, { before, limit: limit + 1 });
  const page = clicks.slice(0, limit);
  return {
    rows: await clickViews(strapi, self, page),
    nextCursor: clicks.length > limit ? (page.at(-1)?.publicId ?? null) : null,
    total,
  };
};

/** Until when orders can count for a click by the terms of now: an order is judged by those in force when it is placed. */
const windowOf = async (strapi: Core.Strapi, place: Affiliate, at: number): Promise<ClickReceipt['window']> => {
  const standing = (await affiliates(strapi).contractsAt([place], now())).get(place.id);
  const terms: Pick<Terms, 'windowDays'> | null | undefined = standing
    ? standing.contract.ended
      ? null
      : standing.terms
    : await affiliates(strapi).program(place.programId);
  return terms ? { days: terms.windowDays, endsAt: isoOf(at + windowMs(terms.windowDays)) } : null;
};

/** What a decision says of one click, and who won where it was another: by the letter they have on the receipt of that order. */
const verdictOn = (decision: Decision, { id, affiliateId }: OwnClick) => {
  const touches = touchesFor(decision, affiliateId);
  const own = touches[decision.touches.findIndex(({ clickId }) => clickId === id)];
  const winner = touches.find(({ verdict, who }) => verdict === 'won' && who === 'another_affiliate');
  return own && { verdict: own.verdict, reason: own.reason, ageSeconds: own.ageSeconds, wonBy: winner?.rival ?? null };
};

const ordersOf = async (
  strapi: Core.Strapi,
  self: PartnerSelf,
  click: OwnClick,
  orderIds: readonly number[],
): Promise<ClickReceipt['orders']> => {
  const room = attribution(strapi);
  const found = await room.referralsOf({ affiliateIds: [click.affiliateId], orderIds, limit: orderIds.length });
  const views = await referralViews(self, found, { commissions: commissions(strapi) });
  const orders: ClickReceipt['orders'] = [];
  for (const referral of views) {
    const told = await room.receiptOf(referral.id, [click.affiliateId]);
    const verdict = told && verdictOn(told.decision, click);
    if (verdict) orders.push({ referral, ...verdict });
  }
  return orders;
};

const PAY: Readonly<Record<ClickFate['state'], string>> = {
  pays_nothing: 'The contract of that day pays nothing for a click by itself.',
  waiting: 'Clicks are paid when their day is over (UTC).',
  paid: 'It was paid as a click.',
  told_by_server: 'Not paid as a click: a server told of it, and no browser was seen.',
  flood: 'Not paid as a click: its network made more clicks in a minute than visitors make.',
  repeat: 'Not paid as a click: its visitor was paid for already that day.',
  capped: 'Not paid as a click: the cap of the contract was reached.',
  not_kept: 'Not paid as a click: it was not kept one by one.',
  unknown: 'Which clicks of that day were paid is not known one by one any more; the sums of the day are.',
};

/** Whether it counted, and what it paid by itself. */
const countSteps = ({ counted }: OwnClick, { state, earning }: ClickFate): ExplanationStep[] => {
  const pays = state === 'paid' && earning ? view(earning.each, earning.currency) : null;
  return [
    counted
      ? step('CLICK_COUNTED', 'Counted: the first of its visitor on your links within the hour.', null)
      : step('CLICK_REPEATED', 'A repeat within the hour: statistics do not count it again. It can win an order all the same.', null),
    step(`CLICK_PAY_${state.toUpperCase()}`, PAY[state], pays),
  ];
};

/** What stands in its way: where it came from, and the place it was made for. */
const objectionSteps = async (strapi: Core.Strapi, click: OwnClick, place: Affiliate): Promise<ExplanationStep[]> => {
  const { host } = await attribution(strapi).originOf(click.id);
  const banned = host === null ? null : await bannedAt(strapi, await setting(strapi, bannedSources), host, click.programId);
  return [
    ...(banned
      ? [
          step(
            'CLICK_BANNED_SOURCE',
            `It came from ${banned.host}, which the shop does not want: ${banned.why}. What it wins is held and looked at.`,
            null,
            {
              host: banned.host,
              why: banned.why,
            },
          ),
        ]
      : []),
    ...(place.state === 'blocked'
      ? [step('CLICK_PLACE_BLOCKED', 'Your place in the program is blocked: orders placed meanwhile do not count for you.', null)]
      : []),
  ];
};

const orderSteps = (window: ClickReceipt['window'], orders: ClickReceipt['orders']): ExplanationStep[] => {
  const won = orders.filter(({ verdict }) => verdict === 'won').length;
  const facts = { count: String(orders.length), won: String(won) };
  const until = (ends: string, days: number) => ({ windowUntil: ends, days: String(days) });
  return [
    ...(window === null
      ? [step('CLICK_CONTRACT_ENDED', 'Your contract has ended: no order counts for it any more.', null)]
      : Date.parse(window.endsAt) <= now()
        ? [step('CLICK_WINDOW_OVER', `Its window ended on ${window.endsAt.slice(0, 10)}.`, null, until(window.endsAt, window.days))]
        : [step('CLICK_WINDOW', `Orders can count for it until ${window.endsAt.slice(0, 10)}.`, null, until(window.endsAt, window.days))]),
    orders.length === 0
      ? step('CLICK_NO_ORDER', 'No order it was weighed for.', null)
      : step('CLICK_ORDERS', `Orders it was weighed for: ${orders.length}; won: ${won}.`, null, facts),
  ];
};

/** The receipt of one click; not found when it is anybody else's, or forgotten. */
export const clickReceipt = async (strapi: Core.Strapi, self: PartnerSelf, id: string): Promise<Outcome<ClickReceipt, Failure>> => {
  const found = await attribution(strapi).ownClick(
    self.places.map((place) => place.id),
    id,
  );
  const place = self.places.find((one) => one.id === found?.click.affiliateId);
  if (!found || !place) return failed(attributionFailures.because('CLICK_NOT_FOUND'));
  const { click, orderIds } = found;
  const [shown] = await clickViews(strapi, self, [click]);
  if (!shown) return failed(attributionFailures.because('CLICK_NOT_FOUND'));
  const fate = await fateOfClick(strapi, click);
  const window = await windowOf(strapi, place, click.at);
  const orders = await ordersOf(strapi, self, click, orderIds);
  return ok({
    click: shown,
    window,
    pay: { state: fate.state, earning: fate.earning?.publicId ?? null },
    orders,
    explanation: {
      title: `Click of ${shown.at}`,
      amount: fate.state === 'paid' && fate.earning ? view(fate.earning.each, fate.earning.currency) : null,
      steps: [...countSteps(click, fate), ...(await objectionSteps(strapi, click, place)), ...orderSteps(window, orders)],
    },
  });
};
