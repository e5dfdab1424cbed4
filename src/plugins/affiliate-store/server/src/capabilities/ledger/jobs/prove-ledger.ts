import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { lastProof } from '../../../flows/ledger/last-proof';
import type { ProofKind } from '../../../flows/ledger/last-proof';
import { proveLedger } from '../../../flows/ledger/prove-ledger';
import { now } from '../../../platform/clock';
import { job } from '../../../platform/jobs/definitions';
import type { CronDefinition } from '../../../platform/jobs/definitions';
import { ledger } from '../service';

const NIGHTLY = 1440;
const HALF_A_DAY = 43_200_000;

// A proof reads everything: one that was run in the day need not be run again, as when a demo's clock is moved in small steps.
const proveNightly = (kind: ProofKind) => async (strapi: Core.Strapi) => {
  const last = await lastProof(strapi, kind);
  if (last?.state !== 'done' || now() - last.startedAt >= HALF_A_DAY) await proveLedger(strapi, kind, 'system');
};

/** A proof that somebody asked for; it is not tried again by itself, whoever asked sees that it failed. */
export const proveLedgerJob = job({
  name: 'ledger.prove',
  payload: z.object({ kind: z.enum(['seal', 'replay']), by: z.string() }),
  attempts: 1,
  run: async (strapi, { kind, by }) => void (await proveLedger(strapi, kind, by)),
});

/** What is committed is sealed within a minute. */
export const sealCron: CronDefinition = { name: 'ledger.seal', everyMinutes: 1, run: async (strapi) => void (await ledger(strapi).seal()) };

/** Every night the whole chain is gone through, and every order split again. */
export const verifyCron: CronDefinition = {
  name: 'ledger.verify',
  everyMinutes: NIGHTLY,
  looksOnly: true,
  run: proveNightly('seal'),
};
export const replayCron: CronDefinition = {
  name: 'ledger.replay',
  everyMinutes: NIGHTLY,
  looksOnly: true,
  run: proveNightly('replay'),
};
