import { listLearning, readLearningLesson } from '../../../../../contracts/learning';
import { partnerSelf } from '../../../flows/affiliates/read-partner-portal';
import { readLearning, readLesson } from '../../../flows/paths/read-learning';
import { ok } from '../../../kernel/outcome';
import { implement, type Controller } from '../../../platform/endpoints';

/** What somebody who is in may read, found through their own places in programs. */
export const partnerLearning: Controller = {
  name: 'partnerLearning',
  implementations: [
    implement(listLearning, async (strapi, _asked, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      return self.ok ? ok({ data: await readLearning(strapi, self.value) }) : self;
    }),
    implement(readLearningLesson, async (strapi, { params }, caller) => {
      const self = await partnerSelf(strapi, caller.person?.id);
      const lesson = self.ok ? await readLesson(strapi, self.value, params) : self;
      return lesson.ok ? ok({ data: lesson.value }) : lesson;
    }),
  ],
};
