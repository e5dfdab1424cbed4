import type { AdminCreativeRow } from '../../../../contracts/admin';
import type { CreativeKind } from '../../../../contracts/creatives';

/** What is typed about a piece; an empty text is nothing. */
export interface CreativeDraft {
  readonly kind: CreativeKind;
  readonly name: string;
  readonly language: AdminCreativeRow['language'];
  readonly device: AdminCreativeRow['device'];
  readonly program: string;
  readonly product: string;
  readonly subject: string;
  readonly body: string;
}

export const EMPTY: CreativeDraft = {
  kind: 'banner',
  name: '',
  language: 'en',
  device: 'any',
  program: '',
  product: '',
  subject: '',
  body: '',
};

export const isWorded = (kind: CreativeKind): boolean => kind === 'text' || kind === 'letter' || kind === 'article';

export const draftOf = (row: AdminCreativeRow): CreativeDraft => ({
  kind: row.kind,
  name: row.name,
  language: row.language,
  device: row.device,
  program: row.program?.id ?? '',
  product: row.product?.id ?? '',
  subject: row.subject ?? '',
  body: row.body ?? '',
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent of a draft: a kind that has no words sends none. */
export const bodyOf = (draft: CreativeDraft) => ({
  name: draft.name.trim(),
  language: draft.language,
  device: draft.device,
  program: orNull(draft.program),
  product: orNull(draft.product),
  subject: draft.kind === 'letter' ? orNull(draft.subject) : null,
  body: isWorded(draft.kind) ? orNull(draft.body) : null,
});

/** Whether it can be sent; what else is wrong the store says in words. */
export const isReady = (draft: CreativeDraft): boolean =>
  draft.name.trim() !== '' &&
  (!isWorded(draft.kind) || draft.body.trim() !== '') &&
  (draft.kind !== 'letter' || draft.subject.trim() !== '');
