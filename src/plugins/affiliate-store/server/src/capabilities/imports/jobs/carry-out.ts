import { z } from 'zod';
import { carryOutImport } from '../../../flows/imports/run-import';
import { job } from '../../../platform/jobs/definitions';
import { IMPORT_JOB } from '../service';

/** Carries an import out, or takes it back, some lines at a time; run again it goes on behind the last one. */
export const carryOutImportJob = job({
  name: IMPORT_JOB,
  payload: z.object({ import: z.string() }),
  run: (strapi, { import: id }) => carryOutImport(strapi, id),
});
