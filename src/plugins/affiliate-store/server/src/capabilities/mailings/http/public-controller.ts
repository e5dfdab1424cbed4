import { joinByLetter, readEnrolment } from '../../../../../contracts/enrolments';
import { enrolByLetter, enrolmentOf } from '../../../flows/mailings/enrol-by-letter';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** What the link in a letter to a customer leads to; the token in it is the proof that they have the mailbox. */
export const enrolmentsController: Controller = {
  name: 'enrolments',
  implementations: [
    implement(readEnrolment, async (strapi, { params }) => {
      const found = await enrolmentOf(strapi, params.token);
      return found.ok ? ok({ data: found.value }) : found;
    }),
    implement(joinByLetter, async (strapi, { params, body }) => {
      const done = await enrolByLetter(strapi, params.token, body);
      if (!done.ok) return done;
      const found = await enrolmentOf(strapi, params.token);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
