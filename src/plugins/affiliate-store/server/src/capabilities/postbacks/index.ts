import type { Capability } from '../../platform/assemble';
import { keysController } from './http/affiliate-controller';
import { postbackController } from './http/postback-controller';
import { crons } from './jobs/forget';
import { postbacksService } from './service';
import { affiliateKeys, postbacks } from './tables/postback';

/** Manifest of the room; README.md says what it owns. */
export const postbacksRoom: Capability = {
  name: 'postbacks',
  tables: [affiliateKeys, postbacks],
  services: { postbacks: postbacksService },
  controllers: [keysController, postbackController],
  crons,
};
