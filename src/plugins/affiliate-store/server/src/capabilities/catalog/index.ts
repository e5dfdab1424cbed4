import type { Capability } from '../../platform/assemble';
import { afterSchemaSync } from '../../platform/tables';
import { previewService } from './actions/preview-page';
import { catalogueChanged, publicAnswers } from './actions/public-answers';
import { components } from './components';
import { creator } from './content-types/creator';
import { offer } from './content-types/offer';
import { product } from './content-types/product';
import { salesPage } from './content-types/sales-page';
import { publicController } from './http/public-controller';
import { watchCatalogue } from './listeners/on-catalogue-write';
import { catalogService } from './service';
import { catalogSettings } from './settings';
import { catalogueKeys } from './store/keys';
import { catalogTables } from './tables/tables';

/** Manifest of the room; README.md says what it owns. */
export const catalogRoom: Capability = {
  name: 'catalog',
  contentTypes: { creator, product, offer, 'sales-page': salesPage },
  components,
  tables: catalogTables,
  services: { catalog: catalogService, preview: previewService },
  controllers: [publicController],
  settings: catalogSettings,
  register: (strapi) => afterSchemaSync(strapi, catalogueKeys),
  bootstrap: (strapi) => {
    publicAnswers.clear();
    watchCatalogue(strapi, catalogueChanged);
  },
};
