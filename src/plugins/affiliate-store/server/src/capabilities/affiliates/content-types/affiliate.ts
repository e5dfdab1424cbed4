import { kept, keptType } from '../../../platform/content-types';

/** A person's place in one program: code, state, terms of their own. */
export const affiliate = keptType({
  singularName: 'affiliate',
  pluralName: 'affiliates',
  displayName: 'Affiliate',
  description: "A person's place in one affiliate program.",
  collectionName: 'afs_affiliates',
  shown: {
    list: ['name', 'code', 'state', 'programName', 'rateBasisPoints', 'enrolledAt'],
    mainField: 'name',
    sortBy: 'enrolledAt',
    edit: ['name', 'code', 'email', 'programName', 'groupName', 'tags', 'enrolledAt', 'blockedReason'],
    labels: {
      programName: 'Program',
      groupName: 'Group',
      tags: 'Tags',
      rateBasisPoints: 'Rate',
      enrolledAt: 'Since',
      blockedReason: 'Blocked because',
      email: 'E-mail',
    },
  },
  unique: [['code_norm'], ['program_id', 'party_id']],
  indexes: [['owner_user_id'], ['party_id'], ['party_public_id'], ['sponsor_id'], ['updated_at']],
  attributes: {
    name: kept.text,
    code: kept.text,
    codeNorm: { ...kept.text, private: true },
    programName: kept.text,
    state: kept.choice('pending', 'active', 'blocked'),
    rateBasisPoints: kept.optionalNumber,
    groupName: kept.optionalText,
    // Words of staff about people; theirs alone.
    tags: { ...kept.optionalText, private: true },
    enrolledAt: kept.moment,
    blockedReason: kept.optionalText,
    blockedCode: { ...kept.optionalText, private: true },
    // How far somebody is on the path that leads to their contract; empty where there was none to walk.
    pathStage: { ...kept.optionalText, private: true },
    programId: kept.reference,
    partyId: kept.reference,
    partyPublicId: { ...kept.text, private: true },
    ownerUserId: kept.owner,
    sponsorId: kept.optionalReference,
    sponsorUntil: { ...kept.optionalMoment, private: true },
    email: kept.hidden,
  },
});
