import { assets, offerSeats } from './asset';
import { sitePrograms } from './site-program';

/** Everything the catalogue keeps beside content types. */
export const catalogTables = [assets, offerSeats, sitePrograms];
