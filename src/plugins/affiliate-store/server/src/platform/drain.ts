import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

let inFlight = 0;
let draining = false;
const GRACE_MS = 10_000;

const finished = (): void => {
  inFlight -= 1;
};

/** Counts requests at work, so that a stop can wait for them; new ones are told to come back. */
export const countRequests = (ctx: Context, next: Next): Promise<void> | undefined => {
  if (draining) {
    ctx.status = 503;
    ctx.set('Connection', 'close');
    ctx.set('Retry-After', '2');
    return undefined;
  }
  inFlight += 1;
  // When the last byte has gone out, or the line is broken; what an answer still streams is at work too.
  ctx.res.once('close', finished);
  return next();
};

/** True once the process has been asked to stop. */
export const isDraining = (): boolean => draining;

/** Lets requests at work finish. Strapi itself cuts every socket at once; this runs before it does. */
export const drain = async (strapi: Core.Strapi): Promise<void> => {
  draining = true;
  strapi.server.httpServer.closeIdleConnections?.();
  for (let waited = 0; inFlight > 0 && waited < GRACE_MS; waited += 25) await new Promise((resume) => setTimeout(resume, 25));
  draining = false;
};
