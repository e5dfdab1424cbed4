import { editedType } from '../../../platform/content-types';

/** Terms under which affiliates recommend: rate, model, window, hold. A change applies to new orders only. */
export const program = editedType({
  singularName: 'program',
  pluralName: 'programs',
  displayName: 'Affiliate program',
  description: 'Terms under which affiliates earn.',
  collectionName: 'afs_programs',
  draftAndPublish: false,
  shown: {
    list: ['name', 'rateBasisPoints', 'model', 'windowDays', 'holdDays'],
    mainField: 'name',
    labels: {
      rateBasisPoints: 'Rate (basis points, 3000 = 30 %)',
      secondTierBasisPoints: 'Second tier (basis points)',
      windowDays: 'Window (days, 0 = this visit only)',
      holdDays: 'Hold (days)',
    },
  },
  attributes: {
    name: { type: 'string', required: true, maxLength: 120 },
    rateBasisPoints: { type: 'integer', min: 0, max: 15_000, default: 3000, required: true },
    secondTierBasisPoints: { type: 'integer', min: 0, max: 10_000, default: 0, required: true },
    secondTierBase: { type: 'enumeration', enum: ['same', 'first_tier'], default: 'same', required: true },
    commissionBase: { type: 'enumeration', enum: ['gross', 'net_of_tax', 'net_of_fee', 'profit'], default: 'net_of_fee', required: true },
    model: { type: 'enumeration', enum: ['last_click', 'first_click'], default: 'last_click', required: true },
    windowDays: { type: 'integer', min: 0, max: 3650, default: 30, required: true },
    holdDays: { type: 'integer', min: 0, max: 365, default: 14, required: true },
    allowOwnReferrals: { type: 'boolean', default: false, required: true },
    open: { type: 'boolean', default: true, required: true },
    version: { type: 'integer', default: 1, configurable: false },
  },
});
