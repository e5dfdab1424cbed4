// The question is on every page, hidden; whoever has not answered it is shown it. Without script the page behind the link in the footer asks.
const notice = document.querySelector<HTMLElement>('[data-consent]');
if (notice !== null && !/(?:^|;\s*)afs_consent=(?:granted|refused)(?:;|$)/.test(document.cookie)) notice.hidden = false;
