import type { HealthProbe } from '../../platform/health';
import { attribution } from './service';

/** Whether clicks reach the tables. None is lost while they do not, but nobody can see them, and not without end. */
export const clicksProbe: HealthProbe = {
  name: 'clicks',
  check: (strapi) => {
    const { waiting, logged, trouble } = attribution(strapi).clicksOnTheirWay();
    return Promise.resolve({ state: trouble === null ? 'ok' : 'warning', facts: { waiting, logged } });
  },
};
