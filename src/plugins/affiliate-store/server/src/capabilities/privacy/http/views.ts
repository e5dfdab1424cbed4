import type { AdminPersonRequest, OwnRequest } from '../../../../../contracts/privacy';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import type { PersonRequest } from '../domain/request';

/** A request as its person sees it. */
export const ownView = ({ publicId, kind, state, askedAt, done, parts, reason, expiresAt }: PersonRequest): OwnRequest => ({
  ...{ id: publicId, kind, state, done, parts },
  askedAt: isoOf(askedAt),
  // What staff noted when they asked themselves is no answer to anybody.
  reason: state === 'refused' ? reason : null,
  expiresAt: maybeIsoOf(expiresAt),
});

/** The same for staff; `readable` masks addresses of whoever may not see them, `named` says who an actor is. */
export const adminView = (
  request: PersonRequest,
  readable: (text: string) => string,
  named: (actor: string) => string,
): AdminPersonRequest => ({
  ...ownView(request),
  reason: request.reason,
  email: request.email === null ? null : readable(request.email),
  mark: request.mark,
  askedBy: named(request.askedBy),
  byThemselves: request.userId !== null,
  decidedBy: request.decidedBy === null ? null : named(request.decidedBy),
  decidedAt: maybeIsoOf(request.decidedAt),
  bytes: request.bytes,
  report: [...request.report],
});
