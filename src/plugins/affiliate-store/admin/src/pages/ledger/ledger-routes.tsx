import { Route } from 'react-router-dom';
import { AccountPage } from './account-page';
import { BalancesPage } from './balances-page';
import { BooksPage } from './books-page';
import { JournalPage } from './journal-page';
import { LedgerPage } from './ledger-page';
import { ReconciliationPage } from '../reconciliation/reconciliation-page';

/** Pages of the books. */
export const ledgerRoutes = (
  <>
    <Route path="balances" element={<BalancesPage />} />
    <Route path="ledger" element={<LedgerPage />} />
    <Route path="ledger/account" element={<AccountPage />} />
    <Route path="ledger/journals/:id" element={<JournalPage />} />
    <Route path="books" element={<BooksPage />} />
    <Route path="reconciliation" element={<ReconciliationPage />} />
  </>
);
