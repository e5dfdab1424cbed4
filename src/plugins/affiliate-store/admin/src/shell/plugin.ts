/** The plugin's name, as Strapi knows it. */
export const PLUGIN = 'affiliate-store';
/** Where the store's pages lie in the admin panel. */
export const BASE = `/plugins/${PLUGIN}`;

/** Addresses of the store's pages; every link in the admin is made here. */
export const to = {
  overview: () => BASE,
  orders: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/orders`, filter),
  order: (number: string) => `${BASE}/orders/${encodeURIComponent(number)}`,
  subscriptions: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/subscriptions`, filter),
  subscription: (id: string) => `${BASE}/subscriptions/${encodeURIComponent(id)}`,
  invoices: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/invoices`, filter),
  vatChecks: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/vat-checks`, filter),
  programs: () => `${BASE}/programs`,
  program: (id: string) => `${BASE}/programs/${encodeURIComponent(id)}`,
  path: (id: string) => `${BASE}/programs/${encodeURIComponent(id)}/path`,
  walks: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/walks`, filter),
  affiliates: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/affiliates`, filter),
  reports: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/reports/affiliates`, filter),
  cohorts: () => `${BASE}/reports/cohorts`,
  trafficQuality: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/reports/quality`, filter),
  affiliateTasks: () => `${BASE}/affiliate-tasks`,
  rates: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/rates`, filter),
  cases: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/cases`, filter),
  imports: () => `${BASE}/imports`,
  import: (id: string) => `${BASE}/imports/${encodeURIComponent(id)}`,
  creatives: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/creatives`, filter),
  creativeRequests: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/creative-requests`, filter),
  jointCampaigns: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/joint-campaigns`, filter),
  relayLetters: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/relay-letters`, filter),
  contests: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/contests`, filter),
  fraud: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/fraud`, filter),
  tester: () => `${BASE}/who-would-get-it`,
  whatIf: () => `${BASE}/what-if`,
  applications: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/applications`, filter),
  creators: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/creators`, filter),
  coupons: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/coupons`, filter),
  currencies: () => `${BASE}/currencies`,
  ledger: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/ledger`, filter),
  account: (address: string, currency: string) => withQuery(`${BASE}/ledger/account`, { address, currency }),
  journal: (id: string) => `${BASE}/ledger/journals/${encodeURIComponent(id)}`,
  payouts: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/payouts`, filter),
  payoutRuns: () => `${BASE}/payout-runs`,
  newPayoutRun: () => `${BASE}/payout-runs/new`,
  payoutRun: (id: string) => `${BASE}/payout-runs/${encodeURIComponent(id)}`,
  adjustments: () => `${BASE}/adjustments`,
  statements: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/statements`, filter),
  selfBilled: () => `${BASE}/self-billed`,
  books: () => `${BASE}/books`,
  reconciliation: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/reconciliation`, filter),
  jobs: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/jobs`, filter),
  webhooks: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/webhooks`, filter),
  webhookEndpoints: () => `${BASE}/webhook-endpoints`,
  webhookDeliveries: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/webhook-deliveries`, filter),
  settings: () => `${BASE}/settings`,
  clock: () => `${BASE}/clock`,
  audit: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/audit`, filter),
  /** A document in Strapi's own Content Manager. */
  content: (type: string, id: string) => `/content-manager/collection-types/plugin::${PLUGIN}.${type}/${encodeURIComponent(id)}`,
  letters: () => `${BASE}/letters`,
  mails: (filter: Readonly<Record<string, string>> = {}) => withQuery(`${BASE}/mails`, filter),
} as const;

const withQuery = (path: string, query: Readonly<Record<string, string>>): string => {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
};
