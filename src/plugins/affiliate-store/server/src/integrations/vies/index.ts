import type { Capability } from '../../platform/assemble';
import { PATIENCE_MS, VIES_ADDRESS, viesRegister } from './register';

const addressOf = (): string => (process.env['VIES_URL'] ?? '').replace(/\/+$/, '') || VIES_ADDRESS;

/** Plugs the European Commission's register of VAT ids into the taxes room, which asks it only where a setting says so. */
export const vies: Capability = {
  name: 'vies',
  services: { 'vat-register': () => viesRegister({ address: addressOf(), patienceMs: PATIENCE_MS }) },
};
