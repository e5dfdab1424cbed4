import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { now } from '../../../platform/clock';
import { setting } from '../../../platform/settings';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { stepTo } from '../domain/affiliate-state';
import { normalizeCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import { noticeDays } from '../settings';
import { affiliateByDocumentId, changeAffiliate, holdAffiliate } from '../store/affiliates';
import { retireCode, takeCode } from '../store/codes';
import { insertEntries } from '../store/contracts';
import { entryOfOffer, haveLettersWritten } from '../store/notices';
import { holdProgram } from '../store/programs';
import { caseOf } from './contract';
import { chooseCode } from './enrol';

type Decided = Promise<Outcome<Affiliate, Failure>>;

/** Holds one affiliate, lets `decide` act, and answers how it stands afterwards. */
const withAffiliate = (strapi: Core.Strapi, documentId: string, decide: (affiliate: Affiliate) => Decided): Decided =>
  togetherOrNot(strapi, async () => {
    const affiliate = await holdAffiliate(strapi, documentId);
    return affiliate ? decide(affiliate) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  });

const subject = (affiliate: Affiliate): string => `affiliate:${affiliate.documentId}`;

/** Makes an affiliate's links count, from now on. */
export const approve = (strapi: Core.Strapi, documentId: string, by: string): Decided =>
  withAffiliate(strapi, documentId, async (affiliate) => {
    const step = stepTo(affiliate.state, 'active');
    if (!step.ok) return step;
    if (affiliate.state === 'active') return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { state: 'active', blockedReason: null });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.approved',
      subject: subject(affiliate),
      before: { state: affiliate.state },
      after: { state: 'active' },
    });
    return ok(after);
  });

/** Makes an affiliate's links do nothing; what was earned before stays theirs, and the flow around this holds it. */
export const block = (strapi: Core.Strapi, documentId: string, reason: string, by: string): Decided =>
  withAffiliate(strapi, documentId, async (affiliate) => {
    const step = stepTo(affiliate.state, 'blocked');
    if (!step.ok) return step;
    if (affiliate.state === 'blocked') return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { state: 'blocked', blockedReason: reason });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.blocked',
      subject: subject(affiliate),
      reason,
      before: { state: affiliate.state },
      after: { state: 'blocked' },
    });
    return ok(after);
  });

/**
 * Offers an affiliate a rate of their own (basis points), or the program's with null. A higher one is theirs at once; a lower one waits
 * for notice and consent like any worse term. The row says what is offered, the contract what holds.
 */
export const changeRate = async (strapi: Core.Strapi, documentId: string, rateBasisPoints: number | null, by: string): Decided => {
  const seen = await affiliateByDocumentId(strapi, documentId);
  if (!seen) return failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  return togetherOrNot(strapi, async () => {
    // The program before the affiliate, as everywhere: so two never wait for each other.
    await holdProgram(strapi, seen.programId);
    return withAffiliate(strapi, documentId, async (affiliate) => {
      if (affiliate.rateBasisPoints === rateBasisPoints) return ok(affiliate);
      const after = await changeAffiliate(strapi, affiliate.id, { rateBasisPoints });
      const of = await caseOf(strapi, affiliate);
      const offer = of && { version: of.contract.present.version, rateBasisPoints };
      const told = { at: now(), days: await setting(strapi, noticeDays), by };
      const entry = of && offer && entryOfOffer(of, affiliate.id, of.contract, offer, told);
      if (entry) {
        await insertEntries(strapi, [entry]);
        await haveLettersWritten();
      }
      await audit(strapi, {
        actor: by,
        action: 'affiliate.rate-changed',
        subject: subject(affiliate),
        before: { rateBasisPoints: affiliate.rateBasisPoints },
        after: { rateBasisPoints, applies: entry?.kind === 'noticed' ? 'after notice' : 'at once' },
      });
      return ok(after);
    });
  });
};

/** Gives an affiliate another code. Links with the old one do nothing from now on, and nobody else ever gets it. */
export const changeCode = (strapi: Core.Strapi, documentId: string, wanted: string, by: string): Decided =>
  withAffiliate(strapi, documentId, async (affiliate) => {
    if (normalizeCode(wanted) === normalizeCode(affiliate.code)) return ok(affiliate);
    const code = await chooseCode(strapi, wanted, affiliate.name);
    if (!code.ok) return code;
    await retireCode(strapi, affiliate.id);
    if (!(await takeCode(strapi, code.value, normalizeCode(code.value), affiliate.id)))
      return failed(affiliateFailures.because('CODE_TAKEN', { asked: code.value }));
    const after = await changeAffiliate(strapi, affiliate.id, { code: code.value, codeNorm: normalizeCode(code.value) });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.code-changed',
      subject: subject(affiliate),
      before: { code: affiliate.code },
      after: { code: code.value },
    });
    return ok(after);
  });
