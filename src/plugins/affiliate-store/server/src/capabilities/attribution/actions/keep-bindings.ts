import type { Core } from '@strapi/strapi';
import type { Binding, BindingEnd, BroughtOver } from '../domain/binding';
import {
  bindingsOf,
  boundAmong,
  countBindings,
  endBindings,
  holdBinding,
  holdBroughtOver,
  insertBinding,
  reviveBindings,
  type EndedBy,
  type NewBinding,
} from '../store/bindings';

/** What is kept of customers who are bound, and what ends it. */
export interface KeptBindings {
  /** Binds a customer an import brought over; false where they are bound already. Inside the unit of work. */
  bindBroughtOver(made: NewBinding & { readonly by: BroughtOver }): Promise<boolean>;
  holdBroughtOver(importId: string, line: number): Promise<Binding | null>;
  /** Which of some addresses are bound in a program at a moment. */
  boundAmong(programId: number, emails: readonly string[], at: number): Promise<ReadonlySet<string>>;
  /** Ends bindings that stand, and answers how many. Inside the unit of work. */
  unbind(which: EndedBy, why: { readonly because: BindingEnd; readonly by: string; readonly reason?: string | null }): Promise<number>;
  /** Brings back the bindings a refund of their order had ended. */
  rebind(orderId: number): Promise<void>;
  holdBinding(id: string): Promise<Binding | null>;
  bindingsOf(
    affiliateIds: readonly number[],
    page: { readonly before?: number | undefined; readonly limit: number },
  ): Promise<readonly Binding[]>;
  countBindings(affiliateIds: readonly number[]): Promise<number>;
}

/** The same, over the tables. */
export const keptBindings = (strapi: Core.Strapi): KeptBindings => ({
  unbind: (which, why) => endBindings(strapi, which, why),
  rebind: (orderId) => reviveBindings(strapi, orderId),
  holdBinding: (id) => holdBinding(strapi, id),
  bindBroughtOver: (made) => insertBinding(strapi, made),
  holdBroughtOver: (importId, line) => holdBroughtOver(strapi, importId, line),
  boundAmong: (programId, emails, at) => boundAmong(strapi, programId, emails, at),
  countBindings: (affiliateIds) => countBindings(strapi, affiliateIds),
  bindingsOf: (affiliateIds, page) => bindingsOf(strapi, affiliateIds, page),
});
