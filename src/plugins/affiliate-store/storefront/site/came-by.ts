import type { RenderRequest } from '../../contracts/rendering';

/** What an address says of how its visitor came, for somebody without a cookie: an affiliate's code, the id a server was given for a click. */
export interface CameBy {
  readonly code?: string;
  readonly clickId?: string;
}

const CODE = /^[A-Za-z0-9_-]{1,64}$/;
const CLICK = /^[A-Za-z0-9_.-]{16,200}$/;

/**
 * Pages hand both on to the checkout in their links. The code is handed on as `by`: under the name it came by, each page would be one more
 * click. What is no code and no id is forgotten; whether it counts is the store's to say.
 */
export const cameBy = ({ query }: Pick<RenderRequest<unknown>, 'query'>): CameBy => {
  const code = query['by'] ?? query['ref'] ?? '';
  const clickId = query['cid'] ?? '';
  return { ...(CODE.test(code) ? { code } : {}), ...(CLICK.test(clickId) ? { clickId } : {}) };
};

/** How a link of a page says it again. */
export const cameByParameters = ({ code, clickId }: CameBy): Readonly<Record<string, string>> => ({
  ...(code === undefined ? {} : { by: code }),
  ...(clickId === undefined ? {} : { cid: clickId }),
});
