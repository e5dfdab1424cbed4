import type { Core } from '@strapi/strapi';
import { listSettings, saveSetting } from '../../../../../contracts/admin';
import type { SettingView } from '../../../../../contracts/admin';
import { decideSetting } from '../../../flows/operations/decide-setting';
import { failed, ok } from '../../../kernel/outcome';
import { actorOf } from '../../../platform/caller';
import type { Controller } from '../../../platform/endpoints';
import { implement } from '../../../platform/endpoints';
import { platformFailures } from '../../../platform/failures';
import { listSettings as settingsInForce } from '../../../platform/settings';
import { togetherOrNot } from '../../../platform/transaction';

const views = async (strapi: Core.Strapi): Promise<SettingView[]> =>
  (await settingsInForce(strapi)).map((setting) => ({ ...setting, schema: setting.schema as Record<string, unknown> }));

/** Everything a site decides. */
export const settingsController: Controller = {
  name: 'adminSettings',
  implementations: [
    implement(listSettings, async (strapi) => ok({ data: await views(strapi) })),
    implement(saveSetting, (strapi, { params, body }, caller) =>
      togetherOrNot(strapi, async () => {
        const saved = await decideSetting(strapi, { key: params.key, value: body.value, by: actorOf(caller) });
        if (!saved.ok) return saved;
        const view = (await views(strapi)).find((setting) => setting.key === params.key);
        return view ? ok({ data: view }) : failed(platformFailures.because('SETTING_UNKNOWN', { key: params.key }));
      }),
    ),
  ],
};
