import type { Core } from '@strapi/strapi';
import { createDownload, createOrderDownload, readLibrary as libraryEndpoint } from '../../../../../contracts/orders';
import { handOutToOrder, handOutToPerson } from '../../../flows/members/hand-out-file';
import { readLibrary } from '../../../flows/members/read-library';
import type { Failure } from '../../../kernel/failure';
import { failed, ok } from '../../../kernel/outcome';
import type { Outcome } from '../../../kernel/outcome';
import { implement } from '../../../platform/endpoints';
import type { Controller } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { setting } from '../../../platform/settings';
import { publicUrl } from '../../../platform/shop-identity';
import type { DownloadTicket } from '../service';
import { fetchFile } from './fetch-file';

const addressed = async (strapi: Core.Strapi, ticket: Outcome<DownloadTicket, Failure>) => {
  if (!ticket.ok) return ticket;
  const { token, expiresAt } = ticket.value;
  const api = strapi.config.get('api.rest.prefix', '/api') as string;
  return ok({
    data: {
      url: `${await setting(strapi, publicUrl)}${api}/affiliate-store/downloads/${token}`,
      expiresAt: new Date(expiresAt).toISOString(),
    },
  });
};

/** What members do with what they bought. */
export const memberController: Controller = {
  name: 'members',
  implementations: [
    implement(libraryEndpoint, async (strapi, _input, { person }) =>
      person ? ok({ data: await readLibrary(strapi, person.id) }) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(createDownload, async (strapi, { body }, { person }) =>
      person ? addressed(strapi, await handOutToPerson(strapi, person.id, body.file)) : failed(platformFailures.because('UNAUTHENTICATED')),
    ),
    implement(createOrderDownload, async (strapi, { params, body }) =>
      addressed(strapi, await handOutToOrder(strapi, params.token, body.file)),
    ),
  ],
  raw: [
    {
      method: 'GET',
      path: '/downloads/:token',
      action: 'fetchFile',
      summary: 'The bytes of a paid file, whole or in parts; the token comes from `POST /me/downloads`.',
      handle: fetchFile,
    },
  ],
};
