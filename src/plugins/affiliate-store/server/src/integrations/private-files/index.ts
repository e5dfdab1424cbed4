import { resolve, sep } from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Capability } from '../../platform/assemble';
import { defineSetting, setting } from '../../platform/settings';
import { localVault } from './vault';

const privateFilesFolder = defineSetting({
  key: 'files.folder', section: 'files', label: 'Folder of paid files', help: 'On this machine, outside what the web server shows; from the root of the site where it does not begin with a slash.',
  schema: z.string().trim().min(1).max(500), fallback: 'private-files', env: 'PRIVATE_FILES_DIR',
});

/** The folder in force; one that lies within the public folder is refused, because then everything paid would be free. */
export const folderOf = async (strapi: Core.Strapi): Promise<string> => {
  const folder = resolve(strapi.dirs.app.root, await setting(strapi, privateFilesFolder));
  const shown = resolve(strapi.dirs.static.public);
  if (`${folder}${sep}`.startsWith(`${shown}${sep}`)) throw new Error('affiliate-store: the folder of paid files must not lie within the public folder');
  return folder;
};

/** Plugs a folder of this machine into the members room. */
export const privateFiles: Capability = {
  name: 'private-files',
  services: { 'file-vault': ({ strapi }: { strapi: Core.Strapi }) => localVault(() => folderOf(strapi)) },
  settings: [privateFilesFolder],
  bootstrap: async (strapi) => void (await folderOf(strapi)),
};
