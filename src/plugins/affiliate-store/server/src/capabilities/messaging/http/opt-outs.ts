import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { addOptOut, listOptOuts, optIn, optOut, readOptOut } from '../../../../../contracts/opt-outs';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { rowOfCursor } from '../../../platform/cursor';
import { implement, type Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { readableFor } from '../../../platform/masking';
import { isoOf } from '../../../platform/moments';
import { OPT_OUT_PATH, optInBy, optOutBy, optOutByStaff, readOptOutOf } from '../actions/opt-out';
import { linkOf, pageOfOptOuts } from '../store/opt-outs';

/** What the page behind the link of a mail asks. */
export const optOutsController: Controller = {
  name: 'optOuts',
  implementations: [
    implement(readOptOut, async (strapi, { params }) => {
      const found = await readOptOutOf(strapi, params.token);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(optOut, async (strapi, { params }) => {
      const done = await optOutBy(strapi, params.token, 'page');
      return done.ok ? ok({ data: done.value }) : done;
    }),
    implement(optIn, async (strapi, { params }) => {
      const done = await optInBy(strapi, params.token);
      return done.ok ? ok({ data: done.value }) : done;
    }),
  ],
};

/** Who wants no mail they did not ask for, on the desk. */
export const adminOptOuts: Controller = {
  name: 'adminOptOuts',
  implementations: [
    implement(listOptOuts, async (strapi, { query }, caller) => {
      const beforeId = rowOfCursor(query.cursor);
      if (beforeId === null) return failed(platformFailures.because('CURSOR_INVALID'));
      const { rows, total } = await pageOfOptOuts(strapi, { beforeId, limit: query.pageSize });
      const readable = readableFor(caller);
      const last = rows.length === query.pageSize ? rows.at(-1) : undefined;
      return ok({
        data: rows.map(({ email, via, at }) => ({ email: readable(email), by: via, at: isoOf(at) })),
        pagination: { nextCursor: last ? String(last.id) : null, total },
      });
    }),
    implement(addOptOut, async (strapi, { body }, caller) => {
      await optOutByStaff(strapi, body.email, actorOf(caller));
      return ok({ data: { email: readableFor(caller)(body.email) } });
    }),
  ],
};

const ADDRESS = new RegExp(`^${OPT_OUT_PATH}/([A-Za-z0-9]{32})$`);

/**
 * The address mail programs are told in `List-Unsubscribe`. A POST, which RFC 8058 has them send without cookies when their own button is
 * pressed, ends such mail and is answered at once; whoever comes by GET is led to the page with the button, for scanners open links too.
 */
export const optOutDoor =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    const [, token] = ADDRESS.exec(ctx.path) ?? [];
    if (token === undefined || !['GET', 'HEAD', 'POST'].includes(ctx.method)) {
      await next();
      return;
    }
    ctx.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' });
    if (ctx.method === 'POST') {
      const done = await optOutBy(strapi, token, 'one_click');
      ctx.status = done.ok ? 200 : 404;
      ctx.type = 'text/plain';
      ctx.body = done.ok ? 'Unsubscribed.' : 'There is no such link.';
      return;
    }
    const link = await linkOf(strapi, token);
    ctx.redirect(`/store/${link?.locale ?? 'en'}/unsubscribe/${token}`);
    ctx.status = 303;
  };
