import type { Capability } from '../../platform/assemble';
import { components } from './components';
import { creator } from './content-types/creator';
import { offer } from './content-types/offer';
import { product } from './content-types/product';
import { salesPage } from './content-types/sales-page';
import { catalogService } from './service';
import { assets, offerSeats } from './tables/asset';

/** Manifest of the room; README.md says what it owns. */
export const catalogRoom: Capability = {
  name: 'catalog',
  contentTypes: { creator, product, offer, 'sales-page': salesPage },
  components,
  tables: [assets, offerSeats],
  services: { catalog: catalogService },
};
