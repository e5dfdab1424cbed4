import { changeApplication, handInApplication, readApplication, withdrawApplication } from '../../../../../contracts/applications';
import { applyToProgram, changeOwnApplication, readApplicationSheet, withdrawOwnApplication } from '../../../flows/apply-to-program';
import type { Failure } from '../../../kernel/failure';
import { ok, type Outcome } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

const shown = async <T>(asked: Promise<Outcome<T, Failure>>) => {
  const sheet = await asked;
  return sheet.ok ? ok({ data: sheet.value }) : sheet;
};

/** Applicants: found through the caller's own account. */
export const applicationsController: Controller = {
  name: 'applications',
  implementations: [
    implement(readApplication, (strapi, { params }, { person }) => shown(readApplicationSheet(strapi, person?.id, params.slug))),
    implement(handInApplication, (strapi, { params, body }, { person }) => shown(applyToProgram(strapi, person?.id, params.slug, body))),
    implement(changeApplication, (strapi, { params, body }, { person }) =>
      shown(changeOwnApplication(strapi, person?.id, params.slug, body)),
    ),
    implement(withdrawApplication, (strapi, { params }, { person }) => shown(withdrawOwnApplication(strapi, person?.id, params.slug))),
  ],
};
