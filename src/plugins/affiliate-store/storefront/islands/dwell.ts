// Tells for how long a page was in sight, when it goes out of it; nothing is kept in the browser. The shop adds it to the affiliate's link the
// visitor came by, if by one, and heeds their answer to its question: who refused, or has not agreed where that is asked, is not told of.
const answered = /(?:^|;\s*)afs_consent=(granted|refused)(?:;|$)/.exec(document.cookie)?.[1];
const mayTell = answered === 'granted' || (answered === undefined && document.querySelector('[data-consent]') === null);
const now = (): number | null => (document.visibilityState === 'visible' ? performance.now() : null);

let since = now();
let first = true;

function tell(): void {
  if (since === null) return;
  const seconds = Math.min(1800, Math.round((performance.now() - since) / 1000));
  since = null;
  const body = new Blob([JSON.stringify({ seconds, first })], { type: 'application/json' });
  if (navigator.sendBeacon('/api/affiliate-store/track/visit', body)) first = false;
}

if (mayTell) {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') tell();
    else since = now();
  });
  addEventListener('pagehide', tell);
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    // Come back to with the browser's own button: another look at it.
    first = true;
    since = now();
  });
}
