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
    edit: ['name', 'handle', 'email', 'bio', 'avatar'],
    labels: { email: 'Sign-in e-mail', handle: 'Address of the profile', avatar: 'Portrait' },
  },
  attributes: {
    name: { type: 'string', required: true, maxLength: 120 },
    handle: { type: 'uid', targetField: 'name', required: true },
    bio: { type: 'text', maxLength: 2000 },
    avatar: { type: 'media', multiple: false, allowedTypes: ['images'] },
    // Says which person sees this creator's studio; the party is found or made by it.
    email: { type: 'email', required: true, private: true },
    partyId: { type: 'integer', private: true, configurable: false },
  },
});
