import type { Core } from '@strapi/strapi';
import type { addProspect, changeProspect, inviteProspect } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { people } from '../../capabilities/people/service';
import {
  nameKeyOf,
  prospectFailures,
  prospects,
  siteOf,
  stepByHand,
  type Prospect,
  type ProspectState,
} from '../../capabilities/prospects/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { togetherOrNot } from '../../platform/transaction';
import { inviteSomebody } from '../applications/invite-to-program';
import { chosenManager } from '../managers/manage-affiliates';

type Done = Promise<Outcome<string, Failure>>;
type Described = Pick<Prospect, 'name' | 'email' | 'site'>;

/** Who a prospect is, as somebody typed it. */
const described = ({ name, email, site }: Input<typeof changeProspect>['body']): Outcome<Described, Failure> => {
  const read = site === null ? null : siteOf(site);
  if (site !== null && read === null) return failed(prospectFailures.because('PROSPECT_SITE_WRONG'));
  const who = { name, email: email?.toLowerCase() ?? null, site: read };
  return nameKeyOf(who) === null ? failed(prospectFailures.because('PROSPECT_NAMELESS')) : ok(who);
};

/** Their place in a program, where an address has one. */
const placeOf = async (strapi: Core.Strapi, programId: number, email: string | null): Promise<string | null> => {
  const party = email === null ? undefined : (await people(strapi).partiesByEmail([email])).get(email);
  const places = party ? await affiliates(strapi).affiliatesOfParty(party.id) : [];
  return places.find((place) => place.programId === programId)?.code ?? null;
};

/** Adds a prospect; `keptBy` is the administrator who sees only their own. What is written about people is not in the audit log. */
export const addProspectTo = (
  strapi: Core.Strapi,
  { program: documentId, note, ...typed }: Input<typeof addProspect>['body'],
  { by, keptBy }: { readonly by: string; readonly keptBy: number | null },
): Done =>
  togetherOrNot(strapi, async () => {
    const program = await affiliates(strapi).programOfDocument(documentId);
    if (!program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
    const who = described(typed);
    if (!who.ok) return who;
    const code = await placeOf(strapi, program.id, who.value.email);
    if (code !== null) return failed(affiliateFailures.because('ALREADY_ENROLLED', { affiliateCode: code }));
    const made = await prospects(strapi).add({ ...who.value, programId: program.id, staffId: keptBy, addedBy: by });
    if (!made) return failed(prospectFailures.because('PROSPECT_KNOWN'));
    await prospects(strapi).tell(made.id, { kind: 'added', state: 'new', actor: by });
    if (note !== '') await prospects(strapi).tell(made.id, { kind: 'note', actor: by, text: note });
    await audit(strapi, { actor: by, action: 'prospect.added', subject: `prospect:${made.publicId}`, after: { program: documentId } });
    return ok(made.publicId);
  });

/** Does something about a prospect that is held. */
const withOne = (strapi: Core.Strapi, id: string, act: (held: Prospect) => Promise<Outcome<unknown, Failure>>): Done =>
  togetherOrNot(strapi, async () => {
    const held = await prospects(strapi).hold(id);
    if (!held) return failed(prospectFailures.because('PROSPECT_NOT_FOUND'));
    const done = await act(held);
    return done.ok ? ok(id) : done;
  });

/** Corrects who a prospect is. */
export const changeProspectOf = (strapi: Core.Strapi, id: string, typed: Input<typeof changeProspect>['body'], by: string): Done =>
  withOne(strapi, id, async (held) => {
    const who = described(typed);
    if (!who.ok) return who;
    if (!(await prospects(strapi).keep({ ...held, ...who.value }))) return failed(prospectFailures.because('PROSPECT_KNOWN'));
    await prospects(strapi).tell(held.id, { kind: 'changed', actor: by });
    await audit(strapi, { actor: by, action: 'prospect.changed', subject: `prospect:${id}` });
    return ok(null);
  });

/** Says what is to be done next, and by the end of which day. */
export const planProspectOf = (
  strapi: Core.Strapi,
  id: string,
  step: { readonly text: string; readonly on: string } | null,
  by: string,
): Done =>
  withOne(strapi, id, async (held) => {
    await prospects(strapi).keep({ ...held, nextStep: step?.text ?? null, nextStepOn: step?.on ?? null });
    await prospects(strapi).tell(held.id, { kind: 'planned', actor: by, text: step === null ? null : `${step.on}: ${step.text}` });
    await audit(strapi, { actor: by, action: 'prospect.planned', subject: `prospect:${id}`, after: { on: step?.on ?? null } });
    return ok(null);
  });

/** Writes a note about a prospect. */
export const noteProspectOf = (strapi: Core.Strapi, id: string, text: string, by: string): Done =>
  withOne(strapi, id, async (held) => {
    await prospects(strapi).tell(held.id, { kind: 'note', actor: by, text });
    await audit(strapi, { actor: by, action: 'prospect.note', subject: `prospect:${id}` });
    return ok(null);
  });

/** Says by hand how it stands. */
export const moveProspectOf = (
  strapi: Core.Strapi,
  id: string,
  { to, reason }: { readonly to: ProspectState; readonly reason: string },
  by: string,
): Done =>
  withOne(strapi, id, async (held) => {
    const step = stepByHand(held.state, to);
    if (!step.ok) return step;
    await prospects(strapi).keep({ ...held, state: step.value });
    await prospects(strapi).tell(held.id, { kind: 'moved', state: to, actor: by, text: reason === '' ? null : reason });
    await audit(strapi, {
      actor: by,
      action: 'prospect.moved',
      subject: `prospect:${id}`,
      before: { state: held.state },
      after: { state: to },
    });
    return ok(null);
  });

/** Gives a prospect to an administrator; with null it is whoever's the program is. */
export const giveProspectTo = (strapi: Core.Strapi, id: string, whose: number | null, by: string): Done =>
  withOne(strapi, id, async (held) => {
    const to = await chosenManager(strapi, whose);
    if (!to.ok) return to;
    await prospects(strapi).keep({ ...held, staffId: whose });
    await prospects(strapi).tell(held.id, { kind: 'given', actor: by, text: to.value?.name ?? null });
    await audit(strapi, {
      actor: by,
      action: 'prospect.given',
      subject: `prospect:${id}`,
      before: { whose: held.staffId },
      after: { whose },
    });
    return ok(null);
  });

/** Makes an invite for a prospect: mailed, which is contact, or a link that staff hands over and says so itself. */
export const inviteProspectOf = (strapi: Core.Strapi, id: string, wanted: Input<typeof inviteProspect>['body'], by: string): Done =>
  withOne(strapi, id, async (held) => {
    if (held.state === 'joined') return failed(prospectFailures.because('PROSPECT_JOINED'));
    if (wanted.mail && held.email === null) return failed(prospectFailures.because('PROSPECT_WITHOUT_ADDRESS'));
    const { days, locale } = wanted;
    const made = await inviteSomebody(strapi, held.programId, { email: wanted.mail ? held.email : null, days, locale, by });
    if (!made.ok) return made;
    await prospects(strapi).bindInvite(held.id, made.value);
    await prospects(strapi).tell(held.id, { kind: 'invited', actor: by, text: wanted.mail ? held.email : null });
    await audit(strapi, { actor: by, action: 'prospect.invited', subject: `prospect:${id}`, after: { mailed: wanted.mail, days } });
    return ok(null);
  });

/** Forgets a prospect, with everything that was written down. */
export const forgetProspectOf = (strapi: Core.Strapi, id: string, by: string): Done =>
  withOne(strapi, id, async (held) => {
    await prospects(strapi).forget(held);
    await audit(strapi, { actor: by, action: 'prospect.forgotten', subject: `prospect:${id}` });
    return ok(null);
  });
