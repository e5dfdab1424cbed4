import { editedType } from '../../../platform/content-types';

/** Someone who sells: the public profile of a party. */
export const creator = editedType({
  singularName: 'creator',
  pluralName: 'creators',
  displayName: 'Creator',
  description: 'Someone who sells: profile, and the party that is paid.',
  collectionName: 'afs_creators',
  draftAndPublish: false,
  shown: {
    list: ['name', 'avatar', 'handle', 'email'],
    mainField: 'name',
    edit: ['name', 'handle', 'email', 'bio', 'avatar', 'legalName', 'legalAddress', 'country', 'vatId', 'invoicePrefix', 'invoiceFooter'],
    labels: {
      email: 'Sign-in e-mail',
      handle: 'Address of the profile',
      avatar: 'Portrait',
      legalName: 'Name on invoices',
      legalAddress: 'Address on invoices',
      country: 'Country (two letters)',
      vatId: 'VAT id',
      invoicePrefix: 'Prefix of invoice numbers',
      invoiceFooter: 'Text under invoices',
    },
  },
  attributes: {
    name: { type: 'string', required: true, maxLength: 120 },
    handle: { type: 'uid', targetField: 'name', required: true },
    bio: { type: 'text', maxLength: 2000 },
    avatar: { type: 'media', multiple: false, allowedTypes: ['images'] },
    // Says which person sees this creator's studio; the party is found or made by it.
    email: { type: 'email', required: true, private: true },
    // What invoices say of the seller; each document keeps what was here when it was issued.
    legalName: { type: 'string', maxLength: 160, private: true },
    legalAddress: { type: 'text', maxLength: 500, private: true },
    country: { type: 'string', maxLength: 2, regex: '^[A-Z]{2}$', private: true },
    vatId: { type: 'string', maxLength: 20, private: true },
    invoicePrefix: { type: 'string', maxLength: 12, regex: '^[A-Z0-9]{1,12}$', private: true },
    invoiceFooter: { type: 'text', maxLength: 500, private: true },
    partyId: { type: 'integer', private: true, configurable: false },
  },
});
