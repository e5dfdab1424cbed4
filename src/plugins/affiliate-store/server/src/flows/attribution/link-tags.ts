import type { LinkTagsView } from '../../../../contracts/links';
import type { Tags } from '../../capabilities/attribution/service';

/** What a link says of itself, with nothing for what it does not say. */
export const tagsView = (tags: Omit<Tags, 'link'>): LinkTagsView => ({
  subId: tags.subId ?? null,
  channel: tags.channel ?? null,
  utmSource: tags.utmSource ?? null,
  utmMedium: tags.utmMedium ?? null,
  utmCampaign: tags.utmCampaign ?? null,
  utmContent: tags.utmContent ?? null,
  utmTerm: tags.utmTerm ?? null,
});
