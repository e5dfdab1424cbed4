import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import type { BlockCode } from '../domain/affiliate-state';
import { stepTo } from '../domain/affiliate-state';
import { normalizeCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import { letInTo } from '../domain/path-stage';
import { changeAffiliate, holdAffiliate } from '../store/affiliates';
import { retireCode, takeCode } from '../store/codes';
import { chooseCode } from './choose-code';

type Decided = Promise<Outcome<Affiliate, Failure>>;

/** Holds one affiliate, lets `decide` act, and answers how it stands afterwards. */
const withAffiliate = (strapi: Core.Strapi, documentId: string, decide: (affiliate: Affiliate) => Decided): Decided =>
  togetherOrNot(strapi, async () => {
    const affiliate = await holdAffiliate(strapi, documentId);
    return affiliate ? decide(affiliate) : failed(affiliateFailures.because('AFFILIATE_NOT_FOUND'));
  });

const subject = (affiliate: Affiliate): string => `affiliate:${affiliate.documentId}`;

/** Makes an affiliate's links count, from now on; where a path leads there, lets them onto it. */
export const approve = (strapi: Core.Strapi, documentId: string, by: string): Decided =>
  withAffiliate(strapi, documentId, async (affiliate) => {
    const letIn = letInTo(affiliate);
    if (letIn === null) return failed(affiliateFailures.because('AFFILIATE_ON_PATH'));
    const step = stepTo(affiliate.state, letIn.state);
    if (!step.ok) return step;
    if (affiliate.state === 'active') return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { ...letIn, blockedReason: null, blockedCode: null });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.approved',
      subject: subject(affiliate),
      before: { state: affiliate.state },
      after: { ...letIn },
    });
    return ok(after);
  });

/** Why somebody is blocked: a word of the list, and words for the person. */
export interface BlockReason {
  readonly code: BlockCode;
  readonly reason: string;
}

/** Makes an affiliate's links do nothing; what was earned before stays theirs, and the flow around this holds it. */
export const block = (strapi: Core.Strapi, documentId: string, { code, reason }: BlockReason, by: string): Decided =>
  withAffiliate(strapi, documentId, async (affiliate) => {
    const step = stepTo(affiliate.state, 'blocked');
    if (!step.ok) return step;
    if (affiliate.state === 'blocked') return ok(affiliate);
    const after = await changeAffiliate(strapi, affiliate.id, { state: 'blocked', blockedReason: reason, blockedCode: code });
    await audit(strapi, {
      actor: by,
      action: 'affiliate.blocked',
      subject: subject(affiliate),
      reason,
      before: { state: affiliate.state },
      after: { state: 'blocked', code },
    });
    return ok(after);
  });

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
