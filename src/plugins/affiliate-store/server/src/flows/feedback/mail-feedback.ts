import type { Core } from '@strapi/strapi';
import { feedback, isOnBoard, type Entry } from '../../capabilities/feedback/service';
import { messaging } from '../../capabilities/messaging/service';
import { people } from '../../capabilities/people/service';
import { enqueue } from '../../platform/jobs';
import { together } from '../../platform/transaction';
import { languageOfParty } from '../messaging/party-language';

export const MAIL_FEEDBACK_JOB = 'feedback.mail-change';
const AT_ONCE = 100;

interface Asked {
  readonly id: string;
  /** Which change of the entry the letters are about. */
  readonly change: number;
  /** The party the last run came to. */
  readonly after: number;
}

const writeTo = async (strapi: Core.Strapi, { publicId, title, state, answer, changes }: Entry, partyId: number): Promise<void> => {
  const party = await people(strapi).party(partyId);
  if (!party?.emailNorm || state === 'new') return;
  await messaging(strapi).queueMail({
    kind: 'feedback_told',
    to: party.emailNorm,
    locale: await languageOfParty(strapi, party),
    dedupeKey: `feedback:${publicId}:${changes}:${party.publicId}`,
    facts: { id: publicId, title, state, answer },
  });
};

/** Writes to some of those who stand behind an entry, and leaves the rest to the next run. Nothing once it changed again or is off the board. */
export const mailFeedback = (strapi: Core.Strapi, { id, change, after }: Asked): Promise<void> =>
  together(strapi, async () => {
    const entry = await feedback(strapi).find(id);
    if (entry?.changes !== change || !isOnBoard(entry)) return;
    const backers = await feedback(strapi).backersOf(entry.id, after, AT_ONCE);
    for (const partyId of backers) await writeTo(strapi, entry, partyId);
    const last = backers.length === AT_ONCE ? backers.at(-1) : undefined;
    if (last !== undefined)
      await enqueue({ name: MAIL_FEEDBACK_JOB, payload: { id, change, after: last }, key: `${MAIL_FEEDBACK_JOB}:${id}:${change}:${last}` });
  });
