import { editedType } from '../../../platform/content-types';

/** One way to buy a product: a price per currency, a number of seats, a time. Live as soon as it is saved and its product published. */
export const offer = editedType({
  singularName: 'offer',
  pluralName: 'offers',
  displayName: 'Offer',
  description: 'One way to buy a product: prices, seats, time.',
  collectionName: 'afs_offers',
  draftAndPublish: false,
  shown: {
    list: ['name', 'product', 'prices', 'active', 'quantityLimit', 'validUntil'],
    mainField: 'name',
    // How an offer renews is not in the form before the pages of the shop say it in words; the API sells it already.
    edit: ['name', 'product', 'prices', 'quantityLimit', 'validFrom', 'validUntil', 'active', 'memberGroup'],
    labels: {
      quantityLimit: 'Seats',
      validFrom: 'On sale from',
      validUntil: 'On sale until',
      active: 'On sale',
      memberGroup: 'Group of the buyers',
      orderBumps: 'Offered along with it at the checkout',
      renews: 'Paid',
      everyCount: 'Every how many months or years',
      trialDays: 'Free days before the first payment',
    },
  },
  attributes: {
    name: { type: 'string', required: true, maxLength: 120 },
    product: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.product' },
    prices: { type: 'component', repeatable: true, component: 'affiliate-store.price', required: true, min: 1 },
    quantityLimit: { type: 'integer', min: 1 },
    validFrom: { type: 'datetime' },
    validUntil: { type: 'datetime' },
    active: { type: 'boolean', default: true, required: true },
    orderBumps: { type: 'component', repeatable: true, component: 'affiliate-store.order-bump', max: 3, private: true },
    renews: { type: 'enumeration', enum: ['once', 'month', 'year'], default: 'once', required: true },
    everyCount: { type: 'integer', min: 1, max: 12, default: 1, required: true },
    trialDays: { type: 'integer', min: 0, max: 365, default: 0, required: true },
    memberGroup: { type: 'relation', relation: 'manyToOne', target: 'plugin::affiliate-store.member-group', private: true },
  },
});
