import type { Core } from '@strapi/strapi';

/** Limits of the generated REST reads. Unknown parameters are refused rather than ignored. */
const api: Core.Config.Api = {
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true, strictParams: true },
  documents: { strictParams: true },
};

export default api;
