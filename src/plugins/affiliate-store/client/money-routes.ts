import type * as payeeIdentity from '../contracts/payee-identity';
import type * as payouts from '../contracts/payouts';
import type * as selfBilling from '../contracts/self-billing';
import type * as statements from '../contracts/statements';
import { route } from './route';

/** What whoever is owed money is paid, and the papers of it. */
export const moneyRoutes = {
  payouts: {
    readOverview: route<typeof payouts.readPayoutOverview>('GET', '/me/payouts/overview'),
    listMine: route<typeof payouts.listMyPayouts>('GET', '/me/payouts', true),
    readMine: route<typeof payouts.readMyPayout>('GET', '/me/payouts/:id'),
    request: route<typeof payouts.requestPayout>('POST', '/me/payouts'),
    cancelMine: route<typeof payouts.cancelMyPayout>('POST', '/me/payouts/:id/cancel'),
    keepBalances: route<typeof payouts.keepMyBalances>('POST', '/me/payouts/keep'),
    readAccount: route<typeof payouts.readPayoutAccount>('GET', '/me/payouts/account'),
    openAccount: route<typeof payouts.openPayoutAccount>('POST', '/me/payouts/account'),
    readCredit: route<typeof payouts.readMyCredit>('GET', '/me/credit'),
    listCredit: route<typeof payouts.listMyCreditMovements>('GET', '/me/credit/movements', true),
    changeMethod: route<typeof payouts.changePayoutMethod>('PUT', '/me/payouts/method'),
    listAdjustments: route<typeof payouts.listMyAdjustments>('GET', '/me/payouts/adjustments', true),
  },
  payeeIdentity: {
    read: route<typeof payeeIdentity.readPayeeIdentity>('GET', '/me/payouts/identity'),
    handIn: route<typeof payeeIdentity.handInPayeeIdentity>('PUT', '/me/payouts/identity'),
  },
  selfBilling: {
    readMine: route<typeof selfBilling.readSelfBilling>('GET', '/me/self-billing'),
    agree: route<typeof selfBilling.agreeToSelfBilling>('PUT', '/me/self-billing'),
    end: route<typeof selfBilling.endSelfBilling>('POST', '/me/self-billing/end'),
    listMine: route<typeof selfBilling.listMySelfBilled>('GET', '/me/self-billing/documents', true),
    downloadMine: route<typeof selfBilling.downloadMySelfBilled>('GET', '/me/self-billing/documents/:id/pdf'),
  },
  statements: {
    listMine: route<typeof statements.listMyStatements>('GET', '/me/statements', true),
    readMine: route<typeof statements.readMyStatement>('GET', '/me/statements/:id'),
    downloadMine: route<typeof statements.downloadMyStatement>('GET', '/me/statements/:id/file'),
    downloadMyPaper: route<typeof statements.downloadMyStatementPaper>('GET', '/me/statements/:id/pdf'),
  },
  statementCheck: {
    file: route<typeof statements.checkStatement>('POST', '/statements/check'),
    code: route<typeof statements.checkStatementCode>('POST', '/statements/check-code'),
    keys: route<typeof statements.listStatementKeys>('GET', '/statements/keys'),
  },
};
