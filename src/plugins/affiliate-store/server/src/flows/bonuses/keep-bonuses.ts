import type { Core } from '@strapi/strapi';
import type { bonusDecision, bonusTerms, registerBonus } from '../../../../contracts/bonuses';
import type { Input } from '../../../../contracts/endpoint';
import type { z } from 'zod';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import {
  bonuses,
  bonusFailures,
  mayBecome,
  ownPlace,
  type Bonus,
  type BonusState,
  type BonusTerms,
} from '../../capabilities/bonuses/service';
import { catalog } from '../../capabilities/catalog/service';
import { linkFailures } from '../../capabilities/links/service';
import { members } from '../../capabilities/members/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { afterCommit, togetherOrNot } from '../../platform/transaction';
import { ownProducts, ownPrograms } from '../affiliates/own-programs';
import { placeWithCode, type PartnerSelf } from '../affiliates/read-partner-portal';
import type { StudioSelf } from '../catalog/recognise-creator';
import { mailAboutBonus } from './write-bonus-mail';

const MOST_LIVING = 5;

type Kept = Promise<Outcome<Bonus, Failure>>;
type Asked = Input<typeof registerBonus>['body'];

/** Where a bonus of a program stands once nothing is missing: with somebody who looks at it, or in the checkout. */
export const onceWhole = async (strapi: Core.Strapi, programId: number): Promise<'in_review' | 'approved'> =>
  (await bonuses(strapi).terms([programId])).get(programId)?.automatic ? 'approved' : 'in_review';

/** The place a link leads to; null for a file. */
const placeOf = ({ kind, url }: Asked): Outcome<string | null, Failure> => {
  if (kind === 'file') return ok(null);
  const place = url === null ? null : ownPlace(url);
  return place === null ? failed(bonusFailures.because('BONUS_URL_INVALID')) : ok(place);
};

/** An affiliate registers a bonus, in a program that has any. */
export const registerOwnBonus = (strapi: Core.Strapi, self: PartnerSelf, asked: Asked, by: string): Kept =>
  togetherOrNot(strapi, async () => {
    const place = placeWithCode(self, asked.code);
    if (place?.state !== 'active') return failed(linkFailures.because('LINK_PLACE_INACTIVE'));
    const { id: affiliateId, programId } = place;
    if (!(await bonuses(strapi).terms([programId])).get(programId)?.enabled) return failed(bonusFailures.because('BONUSES_OFF'));
    const product = await catalog(strapi).productOf(asked.product);
    if (!product?.published || product.programId !== programId) return failed(bonusFailures.because('BONUS_PRODUCT_UNKNOWN'));
    const url = placeOf(asked);
    if (!url.ok) return url;
    if ((await bonuses(strapi).countLiving(affiliateId, product.documentId)) >= MOST_LIVING)
      return failed(bonusFailures.because('BONUSES_TOO_MANY'));
    const made = await bonuses(strapi).register({
      programId,
      affiliateId,
      partyId: self.partyId,
      productId: product.documentId,
      productName: product.name,
      kind: asked.kind,
      title: asked.title,
      text: asked.text,
      url: url.value,
      delayHours: asked.delayHours,
      state: asked.kind === 'file' ? 'begun' : await onceWhole(strapi, programId),
    });
    await audit(strapi, {
      actor: by,
      action: 'bonus.register',
      subject: `bonus:${made.publicId}`,
      after: { title: made.title, kind: made.kind, product: made.productId, delayHours: made.delayHours, url: made.url, state: made.state },
    });
    return ok(made);
  });

interface Step {
  readonly to: BonusState;
  readonly action: string;
  readonly by: string;
  readonly reason?: string | null;
  readonly file?: Bonus['file'];
}

/** Whether a step may be taken: a file that was missing brings a bonus before whoever looks at it, also where nobody does. */
const mayStep = ({ state }: Bonus, to: BonusState, file: Bonus['file']): boolean =>
  mayBecome(state, to) || (state === 'begun' && file !== null && mayBecome('in_review', to));

/** The file that has no business in the vault any more: what was never approved was never given to anybody. */
const droppedBy = ({ state, file }: Bonus, to: BonusState): Bonus['file'] =>
  (to === 'declined' || to === 'withdrawn') && state !== 'approved' ? file : null;

const noteStep = (strapi: Core.Strapi, before: Bonus, after: Bonus, { action, by }: Step): Promise<void> =>
  audit(strapi, {
    actor: by,
    action,
    subject: `bonus:${before.publicId}`,
    ...(after.reason === null ? {} : { reason: after.reason }),
    before: { state: before.state },
    after: { state: after.state, file: after.file?.checksum ?? null },
  });

/** One step of a bonus, locked; one `fits` does not let through is as if it were not there. */
export const stepOfBonus = (
  strapi: Core.Strapi,
  id: string,
  fits: (bonus: Bonus) => Promise<boolean> | boolean,
  step: (bonus: Bonus) => Promise<Step> | Step,
): Kept =>
  togetherOrNot(strapi, async () => {
    const before = await bonuses(strapi).lock(id);
    if (!before || !(await fits(before))) return failed(bonusFailures.because('BONUS_NOT_FOUND'));
    const taken = await step(before);
    const { to, reason = null, file = before.file } = taken;
    if (!mayStep(before, to, file)) return failed(bonusFailures.because('BONUS_STATE', { state: before.state }));
    const dropped = droppedBy(before, to);
    const after: Bonus = { ...before, state: to, reason, file: dropped ? null : file };
    await bonuses(strapi).keep(after);
    await noteStep(strapi, before, after, taken);
    if (dropped) afterCommit(strapi, () => members(strapi).dropFile(dropped.storageKey));
    return ok(after);
  });

/** An affiliate takes their bonus out of the checkout; whoever was promised it still gets it. */
export const withdrawOwnBonus = (strapi: Core.Strapi, { partyId }: PartnerSelf, id: string, by: string): Kept =>
  stepOfBonus(
    strapi,
    id,
    (bonus) => bonus.partyId === partyId,
    () => ({ to: 'withdrawn', action: 'bonus.withdraw', by }),
  );

type Decision = z.output<typeof bonusDecision>;

const ACTS = { approved: 'bonus.approve', declined: 'bonus.decline', stopped: 'bonus.stop' } as const;

const decide = (
  strapi: Core.Strapi,
  id: string,
  { to, reason }: Decision,
  by: string,
  fits: (bonus: Bonus) => Promise<boolean> | boolean,
): Kept =>
  togetherOrNot(strapi, async () => {
    if (to !== 'approved' && reason === null) return failed(bonusFailures.because('BONUS_REASON_MISSING'));
    const decided = await stepOfBonus(strapi, id, fits, () => ({ to, action: ACTS[to], by, reason: to === 'approved' ? null : reason }));
    if (decided.ok) await mailAboutBonus(strapi, decided.value);
    return decided;
  });

/** Staff decides about a bonus. */
export const decideBonus = (strapi: Core.Strapi, id: string, decision: Decision, by: string): Kept =>
  decide(strapi, id, decision, by, () => true);

/** Whether a bonus is for a product of theirs. */
export const isForProductOf = async (strapi: Core.Strapi, self: StudioSelf, { productId }: Bonus): Promise<boolean> =>
  (await ownProducts(strapi, self)).some(({ documentId }) => documentId === productId);

/** A creator decides about a bonus for a product of theirs. */
export const decideAsCreator = (strapi: Core.Strapi, self: StudioSelf, id: string, decision: Decision, by: string): Kept =>
  decide(strapi, id, decision, by, (bonus) => isForProductOf(strapi, self, bonus));

type Terms = z.output<typeof bonusTerms>;

const changeTerms = async (strapi: Core.Strapi, program: { readonly id: number; readonly documentId: string }, said: Terms, by: string) => {
  const before = (await bonuses(strapi).terms([program.id])).get(program.id);
  const after: BonusTerms = { programId: program.id, enabled: said.enabled, automatic: said.automatic };
  await bonuses(strapi).changeTerms(after);
  await audit(strapi, {
    actor: by,
    action: 'bonus-terms.change',
    subject: `program:${program.documentId}`,
    before: { enabled: before?.enabled ?? false, automatic: before?.automatic ?? false },
    after: { enabled: said.enabled, automatic: said.automatic },
  });
  return after;
};

/** Staff turns bonuses on or off in a program. */
export const changeBonusTerms = (strapi: Core.Strapi, id: string, said: Terms, by: string): Promise<Outcome<BonusTerms, Failure>> =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(id);
    return program ? ok(await changeTerms(strapi, program, said, by)) : failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  });

/** A creator does so where nobody else sells. */
export const changeOwnBonusTerms = (
  strapi: Core.Strapi,
  self: StudioSelf,
  { id, said, by }: { readonly id: string; readonly said: Terms; readonly by: string },
): Promise<Outcome<BonusTerms, Failure>> =>
  togetherOrNot(strapi, async () => {
    const found = (await ownPrograms(strapi, self)).find(({ program }) => program.documentId === id);
    if (!found) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    return found.alone ? ok(await changeTerms(strapi, found.program, said, by)) : failed(bonusFailures.because('BONUS_TERMS_SHARED'));
  });
