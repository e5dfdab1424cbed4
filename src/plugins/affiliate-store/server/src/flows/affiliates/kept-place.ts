import type { Core } from '@strapi/strapi';
import { affiliates, mayReturn, type Affiliate } from '../../capabilities/affiliates/service';

/** The place somebody has in a program, or had: it is kept when a contract ends, with its code and all that was earned. */
export interface KeptPlace {
  readonly place: Affiliate;
  /** Whether they have left, or were given notice that is over, and may apply again. */
  readonly mayReturn: boolean;
  /** That it was the shop that ended it: then somebody decides, whatever the program does with others. */
  readonly endedByShop: boolean;
}

/** The place of a party in a program; null where they never had one. */
export const keptPlaceOf = async (strapi: Core.Strapi, partyId: number, programId: number): Promise<KeptPlace | null> => {
  const place = (await affiliates(strapi).affiliatesOfParty(partyId)).find((each) => each.programId === programId);
  if (!place) return null;
  const contract = (await affiliates(strapi).contractOf(place))?.contract;
  return { place, mayReturn: mayReturn(place, contract), endedByShop: contract?.parted?.by === 'shop' };
};
