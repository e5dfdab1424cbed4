import type { Capability } from '../../platform/assemble';
import { carry } from '../../platform/portable';
import { accountsController } from './http/accounts-controller';
import { guardOwnSignIn } from './http/guard-own-sign-in';
import { forgetSignIns } from './jobs/forget';
import { sendSignInLinkJob } from './jobs/send-sign-in-link';
import { peopleService } from './service';
import { honourEndedSessions, indexSessions } from './store/sessions';
import { oneAccountPerAddress } from './store/users';
import { customers, parties, tables } from './tables/people';

/** Manifest of the room; README.md says what it owns. */
export const peopleRoom: Capability = {
  name: 'people',
  tables,
  // Whose account is whose is proven anew, by mail: numbers of accounts mean somebody else elsewhere.
  portable: [carry(parties, ['user_id']), carry(customers, ['user_id'])],
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
