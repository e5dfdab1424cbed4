import { suggestAddress } from './email-suggestion';

// The form works without this. With it, nothing reloads: the answer's page is fetched and its live parts are taken over.
const form = document.querySelector<HTMLFormElement>('[data-checkout]');

/** Takes over every part the server may have changed; what people type into is never touched. */
function takeOver(from: Document, within: HTMLFormElement): void {
  for (const fresh of from.querySelectorAll<HTMLElement>('[data-live][id]')) document.getElementById(fresh.id)?.replaceWith(fresh);
  for (const control of within.querySelectorAll<HTMLElement>('input[id], select[id]')) {
    const told = from.getElementById(control.id);
    for (const name of ['aria-invalid', 'aria-describedby']) {
      const value = told?.getAttribute(name);
      if (value === null || value === undefined) control.removeAttribute(name);
      else control.setAttribute(name, value);
    }
  }
}

function focusFirstProblem(within: HTMLFormElement): void {
  const complaint = within.querySelector<HTMLElement>('#order-complaint[role=alert]');
  (within.querySelector<HTMLElement>('[aria-invalid=true]') ?? complaint)?.focus();
}

function complainUnreachable(within: HTMLFormElement): void {
  const place = document.getElementById('order-complaint');
  if (place === null) return;
  place.className = 'note note-danger';
  place.setAttribute('role', 'alert');
  place.textContent = within.dataset['unreachable'] ?? '';
  place.focus();
}

function showBusy(within: HTMLFormElement, busy: boolean): void {
  const button = within.querySelector<HTMLButtonElement>('button[value=pay]');
  const busyLabel = within.querySelector<HTMLElement>('[data-busy-label]');
  const label = document.getElementById('pay-label');
  if (button === null || busyLabel === null || label === null) return;
  button.disabled = busy;
  button.setAttribute('aria-busy', String(busy));
  busyLabel.hidden = !busy;
  label.hidden = busy;
}

/** One request at a time; a repricing asked for meanwhile is made afterwards, a second press on Pay is not. */
function drive(within: HTMLFormElement): void {
  let underWay: 'pay' | 'update' | null = null;
  let again = false;

  /** True when the browser is on its way to another page. */
  async function post(intent: 'pay' | 'update'): Promise<boolean> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(within)) if (typeof value === 'string') body.append(name, value);
    body.set('intent', intent);
    const answer = await fetch(within.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const onward = page.querySelector<HTMLAnchorElement>('a[data-continue]')?.getAttribute('href');
    if (onward || answer.redirected) {
      location.assign(onward ?? answer.url);
      return true;
    }
    if (page.getElementById('cart-state') === null) throw new Error(`The checkout answered ${answer.status}.`);
    takeOver(page, within);
    if (intent === 'pay') focusFirstProblem(within);
    return false;
  }

  async function submit(intent: 'pay' | 'update'): Promise<void> {
    if (underWay !== null) {
      again ||= underWay === 'update';
      return;
    }
    underWay = intent;
    if (intent === 'pay') showBusy(within, true);
    let leaving = false;
    try {
      leaving = await post(intent);
    } catch {
      complainUnreachable(within);
    }
    underWay = null;
    if (!leaving) showBusy(within, false);
    if (again) {
      again = false;
      await submit('update');
    }
  }

  within.addEventListener('submit', (event) => {
    event.preventDefault();
    if (underWay === 'update') {
      // A repricing is in flight; the press on Pay counts as soon as it is done.
      const timer = setInterval(() => {
        if (underWay !== null) return;
        clearInterval(timer);
        void submit('pay');
      }, 50);
      return;
    }
    void submit('pay');
  });
  within.addEventListener('change', (event) => {
    const { target } = event;
    const asks = target instanceof HTMLInputElement && (target.type === 'email' || target.dataset['reprice'] !== undefined);
    if (target instanceof HTMLSelectElement || asks) void submit('update');
  });
  // Back from the payment page: the button must work again.
  window.addEventListener('pageshow', () => showBusy(within, false));
}

if (form !== null) {
  drive(form);
  suggestAddress(form);
}
