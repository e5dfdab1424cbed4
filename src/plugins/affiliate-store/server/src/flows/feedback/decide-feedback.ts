import type { Core } from '@strapi/strapi';
import type { decideFeedback as endpoint } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { feedback, feedbackFailures, isOnBoard, refusesMerge, refusesState, type Entry } from '../../capabilities/feedback/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { enqueue } from '../../platform/jobs';
import { togetherOrNot } from '../../platform/transaction';
import { MAIL_FEEDBACK_JOB } from './mail-feedback';

type Done = Promise<Outcome<Entry, Failure>>;

const held = async (strapi: Core.Strapi, id: string): Done => {
  const entry = (await feedback(strapi).lock([id])).get(id);
  return entry ? ok(entry) : failed(feedbackFailures.because('FEEDBACK_NOT_FOUND'));
};

/** Says how the shop stands to an entry, on the record; the letters are written afterwards. */
export const decideFeedback = (strapi: Core.Strapi, id: string, said: Input<typeof endpoint>['body'], by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await held(strapi, id);
    if (!found.ok) return found;
    const before = found.value;
    const refusal = refusesState(before, said);
    if (refusal) return failed(feedbackFailures.because(refusal));
    const kept: Entry = { ...before, ...said, changes: before.changes + 1, changedAt: now() };
    await feedback(strapi).keep(kept);
    await audit(strapi, {
      actor: by,
      action: 'feedback.decide',
      subject: `feedback:${id}`,
      before: { state: before.state },
      after: { state: kept.state, change: kept.changes },
    });
    await enqueue({
      name: MAIL_FEEDBACK_JOB,
      payload: { id, change: kept.changes, after: 0 },
      key: `${MAIL_FEEDBACK_JOB}:${id}:${kept.changes}`,
    });
    return ok(kept);
  });

/** Puts an entry together with another about the same; nobody is written to: the next change tells them all. */
export const mergeFeedback = (strapi: Core.Strapi, id: string, into: string, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const both = await feedback(strapi).lock([id, into]);
    const [entry, target] = [both.get(id), both.get(into)];
    if (!entry) return failed(feedbackFailures.because('FEEDBACK_NOT_FOUND'));
    const refusal = target ? refusesMerge(entry, target) : 'FEEDBACK_MERGE';
    if (refusal || !target) return failed(feedbackFailures.because(refusal ?? 'FEEDBACK_MERGE'));
    const kept: Entry = { ...entry, mergedInto: target.id, changedAt: now() };
    await feedback(strapi).moveBackers(entry.id, target.id);
    await feedback(strapi).keep(kept);
    await audit(strapi, { actor: by, action: 'feedback.merge', subject: `feedback:${id}`, before: null, after: { into } });
    return ok(kept);
  });

/** Takes an entry off the board, for a reason whoever wrote it reads. */
export const hideFeedback = (strapi: Core.Strapi, id: string, reason: string, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await held(strapi, id);
    if (!found.ok) return found;
    if (!isOnBoard(found.value)) return failed(feedbackFailures.because('FEEDBACK_STATE'));
    const kept: Entry = { ...found.value, hiddenBecause: reason, changedAt: now() };
    await feedback(strapi).keep(kept);
    await audit(strapi, { actor: by, action: 'feedback.hide', subject: `feedback:${id}`, reason, before: null, after: { hidden: true } });
    return ok(kept);
  });

/** Puts an entry back on the board. */
export const showFeedback = (strapi: Core.Strapi, id: string, by: string): Done =>
  togetherOrNot(strapi, async () => {
    const found = await held(strapi, id);
    if (!found.ok) return found;
    if (found.value.hiddenBecause === null) return failed(feedbackFailures.because('FEEDBACK_STATE'));
    const kept: Entry = { ...found.value, hiddenBecause: null, changedAt: now() };
    await feedback(strapi).keep(kept);
    await audit(strapi, { actor: by, action: 'feedback.show', subject: `feedback:${id}`, before: { hidden: true }, after: null });
    return ok(kept);
  });
