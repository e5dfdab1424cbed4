import type { StoreError } from './api';

/** What the store found wrong in what was sent, as the fields of a form are named. */
export const wrongNames = ({ fields }: Pick<StoreError, 'fields'>): readonly string[] => [
  ...new Set(fields.flatMap(({ path }) => path.filter((part) => part !== 'body' && !/^\d+$/.test(part)).slice(0, 1))),
];

/** A field of a form, and what it is called on the screen. */
export interface MarkedField {
  readonly field: HTMLElement;
  readonly label: string;
}

/** What a label says without the star of a field that is needed. */
export const withoutStar = (label: string): string => label.replace(/\s*\*\s*$/, '').trim();

const labelled = (form: HTMLElement): ReadonlyArray<MarkedField & { readonly needed: boolean }> =>
  [...form.querySelectorAll('label')].flatMap((label) => {
    const text = label.textContent ?? '';
    // A field is what its label names, or, as a choice does, names its label. One a label wraps is a tick, and always says something.
    const named = `[id="${CSS.escape(label.htmlFor)}"], [aria-labelledby="${CSS.escape(label.id)}"]`;
    const field = label.htmlFor === '' ? null : form.querySelector<HTMLElement>(named);
    return field ? [{ field, label: withoutStar(text), needed: /\*\s*$/.test(text) }] : [];
  });

const isEmpty = (field: HTMLElement): boolean =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value.trim() === '' : field.textContent?.trim() === '';

/** The fields of a form the store found something wrong with, in the order they stand in. */
export const wrongFields = (form: HTMLElement, error: StoreError): readonly MarkedField[] => {
  const names = new Set(wrongNames(error));
  return labelled(form).filter(({ field }) => names.has(field.getAttribute('name') ?? ''));
};

/** The fields marked with a star in which nothing stands yet. */
export const missingFields = (form: HTMLElement): readonly MarkedField[] =>
  labelled(form).filter(({ field, needed }) => needed && isEmpty(field));
