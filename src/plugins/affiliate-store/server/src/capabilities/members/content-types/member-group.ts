import { editedType } from '../../../platform/content-types';

/** A circle of members of one product; an offer may put its buyers into one. */
export const memberGroup = editedType({
  singularName: 'member-group',
  pluralName: 'member-groups',
  displayName: 'Member group',
  description: 'A circle of members of one product.',
  collectionName: 'afs_member_groups',
  draftAndPublish: false,
  shown: { list: ['name', 'product', 'isDefault'], mainField: 'name', labels: { isDefault: 'For buyers without a group of their own' } },
  attributes: {
    name: { type: 'string', required: true, maxLength: 120 },
    description: { type: 'text', maxLength: 600 },
    product: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.product' },
    isDefault: { type: 'boolean', default: false, required: true },
  },
});
