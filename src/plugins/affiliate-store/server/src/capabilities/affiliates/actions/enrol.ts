import type { Core } from '@strapi/strapi';
import type { Failure } from '../../../kernel/failure';
import { failed, ok, type Outcome } from '../../../kernel/outcome';
import { audit } from '../../../platform/audit';
import { togetherOrNot } from '../../../platform/transaction';
import type { Affiliate } from '../domain/affiliate';
import { normalizeCode } from '../domain/code';
import { affiliateFailures } from '../domain/failures';
import { lacksTerms, type Program } from '../domain/terms';
import { affiliateInProgram, insertAffiliate, type NewAffiliate } from '../store/affiliates';
import { takeCode } from '../store/codes';
import { holdProgram, programById } from '../store/programs';
import { chooseCode } from './choose-code';
import { begin, letInAgain, type Acceptance } from './part-contract';
import { boundTo, noteBinding, sponsorOf, type Bound } from './sponsors';

/** Who is to join which program. Without a code one is made from the name. */
export interface Enrolment {
  readonly programId: number;
  readonly party: { readonly id: number; readonly publicId: string; readonly userId: number | null };
  readonly email: string;
  readonly name: string;
  readonly code?: string | undefined;
  readonly sponsorCode?: string | undefined;
  /** A rate of their own from the first day (basis points): what they were promised elsewhere and this shop takes over. */
  readonly rateBasisPoints?: number | null | undefined;
  /** That the sponsor is named by their link, which the newcomer followed, and not by staff. */
  readonly byLink?: boolean | undefined;
  /** Active at once; otherwise as the program says: open ones let people in, others have them wait. */
  readonly approved?: boolean | undefined;
  /** The program has a path: the place has neither a contract nor a link that counts until it is done. */
  readonly path?: boolean | undefined;
  /** What they agreed to, where they did it themselves or on paper; without it, that staff answers for their consent is written down. */
  readonly acceptance?: Acceptance | undefined;
  /** Until when their contract holds (UTC ms), where that is not for the program to say. */
  readonly validUntil?: number | undefined;
  /** Who does it, for the audit log. */
  readonly by: string;
}

/** How a place begins: active, waiting for somebody, or at the start of its path. */
const beginningOf = (
  program: Program,
  { approved = program.open, path = false, rateBasisPoints = null }: Enrolment,
): Pick<NewAffiliate, 'state' | 'pathStage' | 'rateBasisPoints'> => ({
  state: approved && !path ? 'active' : 'pending',
  pathStage: path ? (approved ? 'walking' : 'waiting') : null,
  rateBasisPoints,
});

const write = async (
  strapi: Core.Strapi,
  program: Program,
  enrolment: Enrolment,
  code: string,
  bound: Bound,
): Promise<Outcome<Affiliate, Failure>> => {
  const { party, email, name, by, path = false } = enrolment;
  const affiliate = await insertAffiliate(strapi, {
    code,
    codeNorm: normalizeCode(code),
    name,
    email,
    ...beginningOf(program, enrolment),
    programId: program.id,
    programName: program.name,
    partyId: party.id,
    partyPublicId: party.publicId,
    userId: party.userId,
    ...bound,
  });
  if (!(await takeCode(strapi, code, normalizeCode(code), affiliate.id)))
    return failed(affiliateFailures.because('CODE_TAKEN', { asked: code }));
  if (bound.sponsorId !== null)
    await noteBinding(strapi, affiliate, bound, { how: enrolment.byLink === true ? 'link' : 'staff', reason: null, by });
  // Nobody agrees to a contract before the path has led to it.
  const contract = path ? ok(null) : await begin(strapi, program, affiliate, enrolment);
  if (!contract.ok) return contract;
  await audit(strapi, {
    actor: by,
    action: 'affiliate.enrolled',
    subject: `affiliate:${affiliate.documentId}`,
    after: {
      code,
      state: affiliate.state,
      program: program.documentId,
      programVersion: program.version,
      party: party.publicId,
      sponsorId: bound.sponsorId,
      ...(affiliate.rateBasisPoints === null ? {} : { rateBasisPoints: affiliate.rateBasisPoints }),
    },
  });
  return ok(affiliate);
};

/** Lets somebody into a program, once, or again who had left it; the sponsor is fixed here; only staff changes it after, for a reason. */
export const enrol = (strapi: Core.Strapi, enrolment: Enrolment): Promise<Outcome<Affiliate, Failure>> =>
  togetherOrNot(strapi, async () => {
    await holdProgram(strapi, enrolment.programId);
    const program = await programById(strapi, enrolment.programId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    if (lacksTerms(program)) return failed(affiliateFailures.because('PROGRAM_WITHOUT_TERMS', { program: program.documentId }));
    const sponsor = await sponsorOf(strapi, enrolment);
    if (!sponsor.ok) return sponsor;
    const already = await affiliateInProgram(strapi, program.id, enrolment.party.id);
    if (already) {
      const back = await letInAgain(strapi, already, enrolment);
      return back
        ? ok(back)
        : failed(affiliateFailures.because('ALREADY_ENROLLED', { affiliateCode: already.code, affiliate: already.documentId }));
    }
    const code = await chooseCode(strapi, enrolment.code, enrolment.name);
    return code.ok ? write(strapi, program, enrolment, code.value, await boundTo(strapi, sponsor.value, program)) : code;
  });
