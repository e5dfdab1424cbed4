import Stripe from 'stripe';

/** What the Stripe integration is told by the environment. Secrets are never kept in the database. */
export interface StripeConfiguration {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  /** The sandbox's address; without it the SDK talks to Stripe itself. */
  readonly sandbox: URL | null;
  readonly testMode: boolean;
}

// The sandbox accepts any key of Stripe's test form; this one opens nothing else.
const SANDBOX_KEY = 'sk_test_sandbox0000000000000000';

const sandboxIn = (env: NodeJS.ProcessEnv): URL | null => {
  if (!env['STRIPE_SANDBOX_URL']) return null;
  const sandbox = new URL(env['STRIPE_SANDBOX_URL']);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(sandbox.hostname)) throw new Error('STRIPE_SANDBOX_URL has to be on this machine');
  if (env['NODE_ENV'] === 'production' && env['AFFILIATE_STORE_DEMO'] !== 'true')
    throw new Error('STRIPE_SANDBOX_URL is for the demo: a live shop talks to Stripe');
  return sandbox;
};

/** Reads the environment anew, so that a rotated secret needs a restart and nothing more. */
export const readConfiguration = (env: NodeJS.ProcessEnv = process.env): StripeConfiguration => {
  const sandbox = sandboxIn(env);
  const secretKey = env['STRIPE_SECRET_KEY'] || (sandbox ? SANDBOX_KEY : '');
  return {
    secretKey,
    webhookSecrets: (env['STRIPE_WEBHOOK_SECRET'] ?? '')
      .split(',')
      .map((secret) => secret.trim())
      .filter(Boolean),
    sandbox,
    testMode: !secretKey.startsWith('sk_live_') && !secretKey.startsWith('rk_live_'),
  };
};

/** The official SDK, pointed at Stripe or at the sandbox; nothing else differs between the two. */
export const stripeClient = (configuration: StripeConfiguration): Stripe => {
  const { sandbox } = configuration;
  const place = sandbox
    ? { host: sandbox.hostname, port: Number(sandbox.port || 80), protocol: sandbox.protocol.replace(':', '') as 'http' | 'https' }
    : {};
  return new Stripe(configuration.secretKey || 'sk_test_not_configured', {
    ...place,
    maxNetworkRetries: 1,
    timeout: 20_000,
    telemetry: false,
  });
};
