import { z } from 'zod';
import { startSandbox } from './sandbox';

const environment = z.object({
  NODE_ENV: z.string().optional(),
  AFFILIATE_STORE_DEMO: z.string().optional(),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
  SANDBOX_WEBHOOK_URL: z.url().optional(),
  SANDBOX_WEBHOOK_SECRET: z.string().min(1).optional(),
  SANDBOX_STATE_FILE: z.string().min(1).optional(),
  SANDBOX_SEED: z.string().min(1).optional(),
  SANDBOX_BEGINS_DAYS_AGO: z.coerce.number().int().min(0).max(3650).default(0),
});

async function main(): Promise<void> {
  const env = environment.parse(process.env);
  if (env.NODE_ENV === 'production' && env.AFFILIATE_STORE_DEMO !== 'true') {
    throw new Error('The Stripe sandbox does not run in production. Set AFFILIATE_STORE_DEMO=true if this is a demo.');
  }
  const sandbox = await startSandbox({
    port: env.SANDBOX_PORT,
    webhookUrl: env.SANDBOX_WEBHOOK_URL,
    webhookSecret: env.SANDBOX_WEBHOOK_SECRET,
    stateFile: env.SANDBOX_STATE_FILE,
    seed: env.SANDBOX_SEED,
    beginsDaysAgo: env.SANDBOX_BEGINS_DAYS_AGO,
  });
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Last, since whoever waits for this line may stop the process in the same moment.
  console.log(`Stripe sandbox at ${sandbox.url} (no money moves here)`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
