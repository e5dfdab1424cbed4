import type { Core } from '@strapi/strapi';
import type { changeCreative, makeCreative } from '../../../../contracts/admin';
import type { Input } from '../../../../contracts/endpoint';
import { affiliateFailures, affiliates } from '../../capabilities/affiliates/service';
import { catalog } from '../../capabilities/catalog/service';
import {
  creativeFailures,
  creatives,
  LARGEST_SIDE,
  namesIn,
  pictureIn,
  strangersIn,
  type Creative,
  type CreativeKind,
  type CreativeText,
} from '../../capabilities/creatives/service';
import type { Failure } from '../../kernel/failure';
import { failed, ok, type Outcome } from '../../kernel/outcome';
import { audit } from '../../platform/audit';
import { now } from '../../platform/clock';
import { togetherOrNot } from '../../platform/transaction';

type Asked = Input<typeof changeCreative>['body'];
type Kept = Promise<Outcome<Creative, Failure>>;

/** As many products of a program as there are to choose from. */
const MOST_PRODUCTS = 500;
const WORDED: readonly CreativeKind[] = ['text', 'letter', 'article'];

/** The words of a piece in which something may stand for something else; empty for a kind that has none. */
const wordsOf = (kind: CreativeKind, { subject, body }: Asked): string => {
  if (!WORDED.includes(kind)) return '';
  return kind === 'letter' ? `${subject ?? ''} ${body ?? ''}` : (body ?? '');
};

/** What is missing that a piece of this kind, or with these words, cannot do without; null where nothing is. */
const missingIn = (kind: CreativeKind, asked: Asked): string | null => {
  if (WORDED.includes(kind) && asked.body === null) return 'body';
  if (kind === 'letter' && asked.subject === null) return 'subject';
  const speaks = namesIn(wordsOf(kind, asked));
  if (asked.product === null) return kind === 'informer' || speaks.has('product') || speaks.has('price') ? 'product' : null;
  // A link to a product of another program would lead there and earn nothing.
  return asked.program === null ? 'program' : null;
};

/** What is wrong with the words of a piece; null where nothing is. */
const refusalOf = (kind: CreativeKind, asked: Asked): Failure | null => {
  const strangers = strangersIn(wordsOf(kind, asked));
  if (strangers.length > 0) return creativeFailures.because('CREATIVE_PLACEHOLDER_UNKNOWN', { words: strangers.join(' ') });
  const missing = missingIn(kind, asked);
  return missing === null ? null : creativeFailures.because('CREATIVE_INCOMPLETE', { missing });
};

/** What people said of a piece, with everything it names found. */
const textOf = async (strapi: Core.Strapi, kind: CreativeKind, asked: Asked): Promise<Outcome<Omit<CreativeText, 'partyId'>, Failure>> => {
  const refusal = refusalOf(kind, asked);
  if (refusal) return failed(refusal);
  const program = asked.program === null ? null : await affiliates(strapi).programOfDocument(asked.program);
  if (asked.program !== null && !program) return failed(affiliateFailures.because('PROGRAM_NOT_FOUND'));
  const sold = program ? await catalog(strapi).publishedInProgram(program.id, MOST_PRODUCTS) : [];
  if (asked.product !== null && !sold.some(({ documentId }) => documentId === asked.product))
    return failed(creativeFailures.because('CREATIVE_PRODUCT_UNKNOWN'));
  const { name, language, product } = asked;
  return ok({
    programId: program?.id ?? null,
    kind,
    name,
    language,
    device: kind === 'banner' ? asked.device : 'any',
    product,
    subject: kind === 'letter' ? asked.subject : null,
    body: WORDED.includes(kind) ? asked.body : null,
  });
};

const factsOf = ({ name, kind, programId, product, picture, version, retiredAt }: Creative) => ({
  name,
  kind,
  programId,
  product,
  picture: picture?.url ?? null,
  version,
  retired: retiredAt !== null,
});

/** The party whose request a piece answers; null for a piece of everybody's. */
const partyOf = async (strapi: Core.Strapi, request: string | undefined): Promise<Outcome<number | null, Failure>> => {
  if (request === undefined) return ok(null);
  const found = await creatives(strapi).findRequest(request);
  return found ? ok(found.partyId) : failed(creativeFailures.because('CREATIVE_REQUEST_NOT_FOUND'));
};

/** Makes a piece; one that answers a request is for that partner alone. */
export const makePiece = (strapi: Core.Strapi, { kind, request, ...asked }: Input<typeof makeCreative>['body'], by: string): Kept =>
  togetherOrNot(strapi, async () => {
    const text = await textOf(strapi, kind, asked);
    if (!text.ok) return text;
    const party = await partyOf(strapi, request);
    if (!party.ok) return party;
    const made = await creatives(strapi).make({ ...text.value, partyId: party.value });
    await audit(strapi, { actor: by, action: 'creative.make', subject: `creative:${made.publicId}`, after: factsOf(made) });
    return ok(made);
  });

const change = (
  strapi: Core.Strapi,
  id: string,
  act: { readonly action: string; readonly by: string },
  make: (before: Creative) => Kept,
): Kept =>
  togetherOrNot(strapi, async () => {
    const before = await creatives(strapi).lock(id);
    if (!before) return failed(creativeFailures.because('CREATIVE_NOT_FOUND'));
    const wanted = await make(before);
    if (!wanted.ok) return wanted;
    const kept = await creatives(strapi).keep(wanted.value);
    await audit(strapi, {
      actor: act.by,
      action: act.action,
      subject: `creative:${id}`,
      before: factsOf(before),
      after: factsOf(kept),
    });
    return ok(kept);
  });

/** Changes what a piece says; it changes wherever it is shown. */
export const changePiece = (strapi: Core.Strapi, id: string, asked: Asked, by: string): Kept =>
  change(strapi, id, { action: 'creative.change', by }, async (before) => {
    const text = await textOf(strapi, before.kind, asked);
    return text.ok ? ok({ ...before, ...text.value, version: before.version + 1 }) : text;
  });

/** Takes a piece out of the list, or back into it. */
export const retirePiece = (strapi: Core.Strapi, id: string, retired: boolean, by: string): Kept =>
  change(strapi, id, { action: retired ? 'creative.retire' : 'creative.take-back', by }, (before) =>
    Promise.resolve(ok({ ...before, retiredAt: retired ? (before.retiredAt ?? now()) : null })),
  );

/** Gives a banner its picture, or another in its place: first the file, whole, then the row that shows it. */
export const givePicture = async (strapi: Core.Strapi, id: string, bytes: Uint8Array, by: string): Kept => {
  const found = await creatives(strapi).find(id);
  if (!found) return failed(creativeFailures.because('CREATIVE_NOT_FOUND'));
  if (found.kind !== 'banner') return failed(creativeFailures.because('PICTURE_UNFIT'));
  const facts = pictureIn(bytes);
  if (!facts) return failed(creativeFailures.because('PICTURE_TYPE_REFUSED'));
  if (Math.max(facts.width, facts.height) > LARGEST_SIDE) return failed(creativeFailures.because('PICTURE_TOO_LARGE'));
  const file = await creatives(strapi).keepPicture({ bytes, facts, name: found.publicId });
  const { type, width, height } = facts;
  return change(strapi, id, { action: 'creative.picture', by }, (before) =>
    Promise.resolve(ok({ ...before, picture: { ...file, type, width, height }, version: before.version + 1 })),
  );
};
