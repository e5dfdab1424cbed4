import { changeRow } from './database';
import type { World } from './world';

/** Lets every job that waits for its next try have it now: the embedded queue goes by the shop's clock, which moves on; the other by its own table. */
export const haveNextTry = async (world: World, minutes: number): Promise<void> => {
  if (world.address.database === 'postgres')
    await changeRow(
      world.address,
      'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts < max_attempts AND locked_at IS NULL',
    );
  await world.pass({ minutes });
};
