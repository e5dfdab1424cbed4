import type Stripe from 'stripe';
import { noSuch } from '../engine/failures';
import { files, newFile } from '../payments/file';
import { listPage } from './lists';
import { expandable, operation, type Resource } from './operation';

const shown = ({ digest: _digest, ...file }: Stripe.File & { digest: string }): Stripe.File => file;

/** Files that are sent to the banks with an answer to a dispute. */
export const fileResource: Resource = {
  collections: [expandable(files)],
  present: { file: shown },
  operations: [
    operation<Stripe.FileCreateParams>('files.create', ({ world, params }) => newFile(world, params)),
    operation('files.retrieve', ({ world, id }) => {
      const file = world.of(files).get(id);
      if (!file) throw noSuch('file', id);
      return shown(file);
    }),
    operation<Stripe.FileListParams>('files.list', ({ world, params }) => listPage(world, files, params, '/v1/files', {})),
  ],
};
