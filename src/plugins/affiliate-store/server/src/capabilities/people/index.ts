import type { Capability } from '../../platform/assemble';
import { accountsController } from './http/accounts-controller';
import { guardOwnSignIn } from './http/guard-own-sign-in';
import { forgetSignIns } from './jobs/forget';
import { sendSignInLinkJob } from './jobs/send-sign-in-link';
import { peopleService } from './service';
import { honourEndedSessions, indexSessions } from './store/sessions';
import { oneAccountPerAddress } from './store/users';
import { tables } from './tables/people';

/** Manifest of the room; README.md says what it owns. */
export const peopleRoom: Capability = {
  name: 'people',
  tables,
  services: { people: peopleService },
  controllers: [accountsController],
  jobs: [sendSignInLinkJob],
  crons: [forgetSignIns],
  register: (strapi) => {
    oneAccountPerAddress(strapi);
    indexSessions(strapi);
    guardOwnSignIn(strapi);
  },
  bootstrap: (strapi) => honourEndedSessions(strapi),
};
