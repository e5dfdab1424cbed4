import type { Core } from '@strapi/strapi';
import { door } from '../../platform/door';
import {
  allRules,
  closeWarning,
  insertWarning,
  keepRule,
  newestWarning,
  pageOfWarnings,
  ruleOfProgram,
  warningsIn,
} from './store/inactivity';

export { inactivityFailures } from './domain/failures';
export { idleSince, stepAt } from './domain/inactivity';
export type { Warning, WarningState } from './domain/inactivity';
export type { Rule } from './store/inactivity';

type Rest<F> = F extends (strapi: Core.Strapi, ...rest: infer R) => infer Answer ? (...rest: R) => Answer : never;

/** Which programs end contracts nobody sells by, and who was warned. Every writing verb belongs into a unit of work. */
export interface InactivityService {
  readonly rules: Rest<typeof allRules>;
  readonly ruleOf: Rest<typeof ruleOfProgram>;
  readonly keepRule: Rest<typeof keepRule>;
  readonly warn: Rest<typeof insertWarning>;
  readonly close: Rest<typeof closeWarning>;
  readonly warningsIn: Rest<typeof warningsIn>;
  readonly newestOf: Rest<typeof newestWarning>;
  readonly page: Rest<typeof pageOfWarnings>;
}

export const inactivityService = (strapi: Core.Strapi): InactivityService => ({
  rules: () => allRules(strapi),
  ruleOf: (programId) => ruleOfProgram(strapi, programId),
  keepRule: (...kept) => keepRule(strapi, ...kept),
  warn: (made) => insertWarning(strapi, made),
  close: (...closed) => closeWarning(strapi, ...closed),
  warningsIn: (...asked) => warningsIn(strapi, ...asked),
  newestOf: (affiliateId) => newestWarning(strapi, affiliateId),
  page: (...asked) => pageOfWarnings(strapi, ...asked),
});

/** The door of this room. */
export const inactivity = (strapi: Core.Strapi): InactivityService => door<InactivityService>(strapi, 'inactivity');
