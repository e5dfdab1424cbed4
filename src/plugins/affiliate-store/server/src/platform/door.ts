import type { Core } from '@strapi/strapi';

/**
 * The service another room registered under `name`, typed by the caller's interface. Going through Strapi's registry lets a
 * host replace a service the Strapi way; this cast is the only one.
 */
export const door = <Service>(strapi: Core.Strapi, name: string): Service =>
  strapi.plugin('affiliate-store').service(name) as unknown as Service;
