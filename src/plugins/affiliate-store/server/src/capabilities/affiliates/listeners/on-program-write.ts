import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { excessOfProgram } from '../../../flows/affiliates/guard-margin';
import { checkWritten } from '../../../platform/written-rows';

/** Refuses terms that promise more than there is at a price on sale, whoever writes them, with that price as the example. */
export const guardPrograms = (strapi: Core.Strapi): void =>
  checkWritten(strapi, {
    'plugin::affiliate-store.program': async (rowId) => {
      const excess = await excessOfProgram(strapi, rowId);
      if (excess) throw new errors.ApplicationError(excess.message, { code: excess.code, ...excess.facts });
    },
  });
