import type { ReactNode } from 'react';
import type { StoreClient } from '../../client';
import type { Locale } from '../../contracts/primitives';
import type { RenderRequest } from '../../contracts/rendering';
import type { MessageKey } from '../i18n/keys';
import type { Translate } from '../i18n/translate';

/** A visitor's request as a page sees it. */
export interface PageRequest extends RenderRequest<StoreClient> {
  readonly params: Readonly<Record<string, string>>;
  readonly t: Translate<MessageKey>;
  /** The address of a page in the visitor's language. */
  readonly href: (path: string) => string;
}

export interface PageHead {
  readonly title: string;
  readonly description?: string;
  readonly image?: { readonly url: string; readonly alt: string } | null;
  readonly type?: 'website' | 'product';
  readonly noindex?: boolean;
  /** Structured data, already plain objects. */
  readonly structured?: readonly object[];
  /** The language the page is written in, where it is shown in another because there is no translation. */
  readonly writtenIn?: Locale;
  /** Path in every language the page exists in; without it, the same path in each. */
  readonly alternates?: readonly { readonly locale: string; readonly path: string }[];
  /** The same for machines: a feed, or the card of what the page shows. */
  readonly forMachines?: { readonly type: string; readonly path: string };
  /** Ask again by itself after so many seconds, for people without script. */
  readonly refreshSeconds?: number;
  /** Go on to this address at once, for people without script. */
  readonly continueTo?: string;
}

export interface PageDrawn {
  readonly kind: 'page';
  readonly status: number;
  readonly head: PageHead;
  readonly body: ReactNode;
  readonly scripts?: readonly string[];
  readonly cacheTags?: readonly string[];
  /** `plain`: no navigation to lose the buyer in. `none`: the body brings its own header and `main`. */
  readonly frame?: 'full' | 'plain' | 'none';
}
export interface PageElsewhere {
  readonly kind: 'elsewhere';
  readonly to: string;
  readonly status: 301 | 302 | 303;
}
export type PageAnswer = PageDrawn | PageElsewhere;
export type Page = (request: PageRequest) => Promise<PageAnswer> | PageAnswer;

export const seeOther = (to: string): PageElsewhere => ({ kind: 'elsewhere', to, status: 303 });
