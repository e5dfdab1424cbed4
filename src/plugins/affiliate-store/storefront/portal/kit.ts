/** What every page of the private areas is made of. */
export { formatDay, formatMoment } from '../i18n/format';
export { Amount } from '../ui/amount';
export { useSite } from '../ui/site';
export { DataTable, type Column } from './data-table';
export { Day } from './day';
export { PageHead } from './page-head';
export { RestOfList } from './rest-of-list';
export { Empty, Loaded } from './states';
export { useStore, useStoreList } from './use-store';
