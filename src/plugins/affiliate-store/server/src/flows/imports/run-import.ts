import type { Core } from '@strapi/strapi';
import { IMPORT_JOB, importFailures, imports, type Import, type ImportLine } from '../../capabilities/imports/service';
import { adjustmentApprovalAbove } from '../../capabilities/payouts/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { mayApprove, needsSecondPerson } from '../../kernel/second-person';
import { audit } from '../../platform/audit';
import { letOthersIn } from '../../platform/breath';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { setting } from '../../platform/settings';
import { together, togetherOrNot } from '../../platform/transaction';
import { carryOutCustomer, takeCustomerBack } from './import-customer';
import { bindSponsorOf, releaseSponsorOf } from './import-sponsors';
import { carryOutLine, refuseUndone, takeLineBack, wasClicked } from './import-line';

/** Lines read at once; each is a unit of its own. */
const BATCH = 50;

/** What an import would open, by currency. */
const wouldOpen = async (strapi: Core.Strapi, of: Import): Promise<ReadonlyMap<string, number>> => {
  const sums = new Map<string, number>();
  for (const { state, currency, owed } of await imports(strapi).sums(of.id))
    if (state === 'waiting' && currency !== null && owed > 0) sums.set(currency, (sums.get(currency) ?? 0) + owed);
  return sums;
};

/** True where all the lines together open more than one person may book by hand: an import is no way around the limit. */
const waitsForSecond = async (strapi: Core.Strapi, of: Import): Promise<boolean> => {
  const limits = await setting(strapi, adjustmentApprovalAbove);
  return [...(await wouldOpen(strapi, of))].some(([currency, amount]) => needsSecondPerson(amount, currency, limits));
};

/** Lets an import run, or leaves it for a second person where what it opens is above the limit. */
export const startImport = (
  strapi: Core.Strapi,
  id: string,
  { welcome, by }: { readonly welcome: boolean; readonly by: string },
): Promise<Outcome<Import, Failure>> =>
  togetherOrNot(strapi, async () => {
    const before = await imports(strapi).lock(id);
    if (!before) return failed(importFailures.because('IMPORT_NOT_FOUND'));
    if (before.state !== 'previewed' && before.state !== 'awaiting_approval')
      return failed(importFailures.because('IMPORT_STATE_ILLEGAL', { state: before.state }));
    if (before.askedBy !== null && !mayApprove(by, [before.askedBy])) return failed(importFailures.because('IMPORT_NEEDS_SECOND_PERSON'));
    const waits = before.askedBy === null && (await waitsForSecond(strapi, before));
    // What the first one decided about letters holds: the second looks at it and says yes.
    const after: Import = waits
      ? { ...before, state: 'awaiting_approval', welcome, askedBy: by }
      : { ...before, state: 'running', welcome: before.askedBy === null ? welcome : before.welcome, runBy: by, runAt: now() };
    await imports(strapi).keep(after);
    await audit(strapi, {
      actor: by,
      action: 'imports.run',
      subject: `import:${id}`,
      after: { state: after.state, welcome: after.welcome, opens: Object.fromEntries(await wouldOpen(strapi, before)) },
    });
    if (!waits) await enqueue({ name: IMPORT_JOB, payload: { import: id }, key: `${IMPORT_JOB}:${id}` });
    return ok(after);
  });

/** Takes back what an import did, as far as nothing was built on it. */
export const undoImport = (
  strapi: Core.Strapi,
  id: string,
  { reason, by }: { readonly reason: string; readonly by: string },
): Promise<Outcome<Import, Failure>> =>
  togetherOrNot(strapi, async () => {
    const before = await imports(strapi).lock(id);
    if (!before) return failed(importFailures.because('IMPORT_NOT_FOUND'));
    if (before.state !== 'done') return failed(importFailures.because('IMPORT_STATE_ILLEGAL', { state: before.state }));
    const after: Import = { ...before, state: 'undoing', undoneBy: by };
    await imports(strapi).keep(after);
    await audit(strapi, { actor: by, action: 'imports.undo', subject: `import:${id}`, reason });
    await enqueue({ name: IMPORT_JOB, payload: { import: id }, key: `${IMPORT_JOB}:${id}:undo` });
    return ok(after);
  });

/** Does something with every line that is in a state, in order; what fails as a defect stops here, and the next try goes on behind it. */
const eachLine = async (
  strapi: Core.Strapi,
  of: Import,
  which: { readonly state: ImportLine['state']; readonly kind: ImportLine['kind'] },
  work: (line: ImportLine) => Promise<void>,
): Promise<void> => {
  let after = 0;
  for (;;) {
    const lines = await imports(strapi).lines(of.id, { ...which, after }, BATCH);
    for (const line of lines) {
      await work(line);
      await letOthersIn();
      after = line.id;
    }
    if (lines.length < BATCH) return;
  }
};

const finish = (strapi: Core.Strapi, id: string, to: 'done' | 'undone'): Promise<void> =>
  together(strapi, async () => {
    const stands = await imports(strapi).lock(id);
    if (!stands) return;
    const at = now();
    await imports(strapi).keep(to === 'done' ? { ...stands, state: to, doneAt: at } : { ...stands, state: to, undoneAt: at });
  });

/** Carries one line out in a unit of its own; what a room refuses undoes the unit, and the line says so. */
const carryOut = async (strapi: Core.Strapi, of: Import, line: ImportLine): Promise<void> => {
  const doIt = line.kind === 'customer' ? carryOutCustomer : carryOutLine;
  const done = await togetherOrNot(strapi, async () => ok(await doIt(strapi, of, line)));
  if (!done.ok) await together(strapi, () => refuseUndone(strapi, line, done.failure));
};

const takeBack = async (strapi: Core.Strapi, of: Import, line: ImportLine): Promise<void> => {
  if (line.kind === 'customer') return together(strapi, () => takeCustomerBack(strapi, of, line));
  const clicked = await wasClicked(strapi, line);
  const done = await togetherOrNot(strapi, async () => ok(await takeLineBack(strapi, of, line, clicked)));
  if (!done.ok) throw new Error(`line ${line.publicId} could not be taken back: ${done.failure.code}`);
};

/** Carries an import out, or takes it back. People first, then what they are owed, then whom they brought; back in the other order. */
export const carryOutImport = async (strapi: Core.Strapi, id: string): Promise<void> => {
  const of = await imports(strapi).find(id);
  if (of?.state === 'running') {
    for (const kind of ['affiliate', 'earning', 'customer'] as const)
      await eachLine(strapi, of, { state: 'waiting', kind }, (line) => carryOut(strapi, of, line));
    // Once everybody is there: who brought somebody may stand below them.
    await eachLine(strapi, of, { state: 'done', kind: 'affiliate' }, (line) => together(strapi, () => bindSponsorOf(strapi, of, line)));
    await finish(strapi, id, 'done');
  }
  if (of?.state === 'undoing') {
    await eachLine(strapi, of, { state: 'done', kind: 'affiliate' }, (line) => together(strapi, () => releaseSponsorOf(strapi, of, line)));
    for (const kind of ['customer', 'earning', 'affiliate'] as const)
      await eachLine(strapi, of, { state: 'done', kind }, (line) => takeBack(strapi, of, line));
    await finish(strapi, id, 'undone');
  }
};
