import type { Core } from '@strapi/strapi';
import { endKey, listKeys, makeKey, type KeyView } from '../../../../../contracts/ways';
import { partnerSelf, placeWithCode, type PartnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { addressOfPlaces, endKeyOf, makeKeyFor, type AddressOf } from '../../../flows/postbacks/take-postback';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Controller } from '../../../platform/endpoints';
import { isoOf, maybeIsoOf } from '../../../platform/moments';
import { postbackFailures, postbacks, type AffiliateKey } from '../service';

const keyView = ({ places }: PartnerSelf, addressOf: AddressOf, key: AffiliateKey): KeyView => {
  const place = places.find(({ id }) => id === key.affiliateId);
  return {
    id: key.publicId,
    code: place?.code ?? '',
    program: place?.programName ?? '',
    url: place ? addressOf(place.programId) : '',
    createdAt: isoOf(key.createdAt),
    lastUsedAt: maybeIsoOf(key.lastUsedAt),
    endedAt: maybeIsoOf(key.endedAt),
  };
};

const addresses = (strapi: Core.Strapi, self: PartnerSelf): Promise<AddressOf> => addressOfPlaces(strapi, self.places);

/** An affiliate's keys, found through their own places in programs. */
export const keysController: Controller = {
  name: 'partnerKeys',
  implementations: [
    implement(listKeys, async (strapi, _input, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const keys = await postbacks(strapi).keysOf(self.value.places.map(({ id }) => id));
      const addressOf = await addresses(strapi, self.value);
      return ok({ data: keys.map((key) => keyView(self.value, addressOf, key)) });
    }),
    implement(makeKey, async (strapi, { body }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const place = placeWithCode(self.value, body.code);
      if (!place) return failed(postbackFailures.because('AFFILIATE_KEY_NOT_FOUND'));
      const made = await makeKeyFor(strapi, place, actorOf(caller));
      if (!made.ok) return made;
      const { key, secret } = made.value;
      return ok({ data: { ...keyView(self.value, await addresses(strapi, self.value), key), secret } });
    }),
    implement(endKey, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      if (!self.ok) return self;
      const ended = await endKeyOf(strapi, params.id, self.value.places, actorOf(caller));
      return ended.ok ? ok({ data: { id: params.id } }) : ended;
    }),
  ],
};
