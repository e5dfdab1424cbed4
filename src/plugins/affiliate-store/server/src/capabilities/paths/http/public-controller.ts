import { readCertificate } from '../../../../../contracts/paths';
import { certificateOf } from '../../../flows/paths/read-paths';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** Certificates, for whoever has the number of one. */
export const certificatesController: Controller = {
  name: 'certificates',
  implementations: [
    implement(readCertificate, async (strapi, { params }) => {
      const found = await certificateOf(strapi, params.number);
      return found.ok ? ok({ data: found.value }) : found;
    }),
  ],
};
