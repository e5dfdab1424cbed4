import type { Core } from '@strapi/strapi';

/** `LOG_LEVEL` says from which level on the log is written (`error`, `warn`, `info`, `http`, …); without it, Strapi's own. */
export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const level = env('LOG_LEVEL', '');
  return level === '' ? {} : { level };
};
