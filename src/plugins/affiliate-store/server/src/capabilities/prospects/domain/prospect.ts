import type { ProspectState } from './prospect-state';

/** Somebody a program would like to have. `nextStepOn` is a day of the shop; times are UTC ms. */
export interface Prospect {
  readonly id: number;
  readonly publicId: string;
  readonly programId: number;
  readonly name: string;
  readonly email: string | null;
  readonly site: string | null;
  readonly state: ProspectState;
  /** The administrator it was given to; null where it is whoever's the program is. */
  readonly staffId: number | null;
  readonly nextStep: string | null;
  readonly nextStepOn: string | null;
  readonly partyId: number | null;
  readonly affiliateId: number | null;
  readonly addedBy: string;
  readonly addedAt: number;
  readonly changedAt: number;
}

/** What a prospect is known by in its program: the address, or for want of one the site; null where there is neither. */
export const nameKeyOf = ({ email, site }: Pick<Prospect, 'email' | 'site'>): string | null => {
  if (email !== null) return `mail:${email.toLowerCase()}`;
  return site === null ? null : `site:${siteKeyOf(site)}`;
};

/** A site without what people write differently: the scheme, `www.`, a slash at the end, the case of its host. */
export const siteKeyOf = (site: string): string => {
  const bare = site.trim().replace(/^https?:\/\//i, '').replace(/^www\./i, '').replace(/\/+$/, ''); // oxfmt-ignore
  const [host = '', ...path] = bare.split('/');
  return [host.toLowerCase(), ...path].join('/');
};

/** A site as it is kept: with its scheme; null for what is no address of a page. */
export const siteOf = (typed: string): string | null => {
  const text = /^https?:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  if (text.length > 300 || !URL.canParse(text)) return null;
  const { hostname, username } = new URL(text);
  return hostname.includes('.') && username === '' ? text : null;
};

/** True once the day of a step is over while there is something to be won. */
export const isLate = ({ nextStepOn, state }: Pick<Prospect, 'nextStepOn' | 'state'>, today: string): boolean =>
  nextStepOn !== null && nextStepOn < today && state !== 'joined' && state !== 'declined' && state !== 'lost';
