import type { StoreError } from './api';

type Input = HTMLInputElement | HTMLTextAreaElement;

/** What the store found wrong in what was sent, as the fields of a form are named. */
export const wrongNames = ({ fields }: Pick<StoreError, 'fields'>): readonly string[] => [
  ...new Set(fields.flatMap(({ path }) => path.filter((part) => part !== 'body' && !/^\d+$/.test(part)).slice(0, 1))),
];

/** The fields of a form the store found something wrong with, in the order they stand in. */
export const wrongFields = (form: HTMLElement, error: StoreError): readonly Input[] => {
  const names = new Set(wrongNames(error));
  return [...form.querySelectorAll<Input>('input, textarea')].filter(({ name }) => names.has(name));
};

/** What a field is called on the screen. */
export const labelOf = ({ labels, name }: Input): string => labels?.[0]?.textContent?.replace(/\s*\*\s*$/, '').trim() ?? name;
