import type { Core } from '@strapi/strapi';
import { changeApplication, handInApplication, readApplication, withdrawApplication } from '../../../../../contracts/applications';
import { applyToProgram, changeOwnApplication, withdrawOwnApplication } from '../../../flows/applications/apply-to-program';
import { readApplicationSheet, type CameBy } from '../../../flows/applications/read-application-sheet';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import type { Caller } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';

const sheet = async (strapi: Core.Strapi, { person }: Caller, slug: string, came: CameBy = {}) => {
  const found = await readApplicationSheet(strapi, person?.id, slug, came);
  return found.ok ? ok({ data: found.value }) : found;
};

/** What was done is shown as it stands when it is committed: figures of a program are read outside every unit of work. */
const then = async (strapi: Core.Strapi, done: Promise<Outcome<null, Failure>>, caller: Caller, slug: string) => {
  const outcome = await done;
  return outcome.ok ? sheet(strapi, caller, slug) : outcome;
};

/** Applicants: found through the caller's own account. */
export const applicationsController: Controller = {
  name: 'applications',
  implementations: [
    implement(readApplication, (strapi, { params, query }, caller) => sheet(strapi, caller, params.slug, query)),
    implement(handInApplication, (strapi, { params, body }, caller) =>
      then(strapi, applyToProgram(strapi, caller.person?.id, params.slug, body), caller, params.slug),
    ),
    implement(changeApplication, (strapi, { params, body }, caller) =>
      then(strapi, changeOwnApplication(strapi, caller.person?.id, params.slug, body), caller, params.slug),
    ),
    implement(withdrawApplication, (strapi, { params }, caller) =>
      then(strapi, withdrawOwnApplication(strapi, caller.person?.id, params.slug), caller, params.slug),
    ),
  ],
};
