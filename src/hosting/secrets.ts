import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** A secret from the environment, or a refusal that says how to get one: an invented default would be everybody's secret. */
export const secret = (env: Env, name: string): string => {
  const value = env(name, '');
  if (!value)
    throw new Error(`${name} is not set. \`npm run setup\` writes fresh secrets into .env; in production set them in the environment.`);
  return value;
};
