import { attachLate, decideLate, listLateCandidates, previewLate } from '../../../../../contracts/admin';
import { attachOnDesk, decideLateOnDesk, lateCandidates, previewLateOnDesk } from '../../../flows/attribution/attach-on-desk';
import { ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import { implement, type Implementation } from '../../../platform/endpoints';

/** Attaching affiliates to orders after they were paid. */
export const lateEndpoints: readonly Implementation[] = [
  implement(listLateCandidates, async (strapi, { params, query }) => {
    const found = await lateCandidates(strapi, params.number, query.search);
    return found.ok ? ok({ data: found.value }) : found;
  }),
  implement(previewLate, async (strapi, { params, query }) => {
    const preview = await previewLateOnDesk(strapi, params.number, query.affiliate);
    return preview.ok ? ok({ data: preview.value }) : preview;
  }),
  implement(attachLate, async (strapi, { params, body }, caller) => {
    const made = await attachOnDesk(strapi, { orderNumber: params.number, ...body, by: actorOf(caller) });
    return made.ok ? ok({ data: made.value }) : made;
  }),
  implement(decideLate, async (strapi, { params, body }, caller) => {
    const made = await decideLateOnDesk(strapi, { orderNumber: params.number, id: params.id, to: body.to, by: actorOf(caller) });
    return made.ok ? ok({ data: made.value }) : made;
  }),
];
