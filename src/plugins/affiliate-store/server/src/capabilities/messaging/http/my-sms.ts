import { forgetMySms, readMySms } from '../../../../../contracts/sms';
import { forgetOwnNumbers, readOwnNumbers } from '../../../flows/messaging/forget-number';
import { failed, ok } from '../../../kernel/outcome';
import { type Controller, implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';

/** Where messages about one's orders go, and that they stop. */
export const mySmsController: Controller = {
  name: 'sms',
  implementations: [
    implement(readMySms, async (strapi, _input, { person }) =>
      person ? ok({ data: await readOwnNumbers(strapi, person.id) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(forgetMySms, async (strapi, _input, { person }) =>
      person ? ok({ data: await forgetOwnNumbers(strapi, person.id) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
  ],
};
