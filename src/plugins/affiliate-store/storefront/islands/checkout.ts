import { suggestAddress } from './email-suggestion';

// The form works without this. With it, nothing reloads: the answer's page is fetched and its live parts are taken over.
const form = document.querySelector<HTMLFormElement>('[data-checkout]');

/** What was ticked or typed within a part while its answer was on the way stays so; the next answer knows of it. */
function keepTyped(fresh: HTMLElement): void {
  for (const told of fresh.querySelectorAll<HTMLInputElement>('input[data-kept][id]')) {
    const own = document.getElementById(told.id);
    if (!(own instanceof HTMLInputElement)) continue;
    told.checked = own.checked;
    told.value = own.value;
  }
}

/** Takes over every part the server may have changed; what people type into is never touched. */
function takeOver(from: Document, within: HTMLFormElement): void {
  for (const fresh of from.querySelectorAll<HTMLElement>('[data-live][id]')) {
    keepTyped(fresh);
    document.getElementById(fresh.id)?.replaceWith(fresh);
  }
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
type Intent = 'pay' | 'update' | 'coupon' | 'uncoupon';

/** What a press asks for. Enter in a field presses the form's first button, which is not what people mean by it. */
function intentOf(event: SubmitEvent): Intent {
  const button = event.submitter;
  if (!(button instanceof HTMLButtonElement) || button.value === 'pay') return 'pay';
  const meant = button.value === 'uncoupon' || document.activeElement === button || document.activeElement?.id === 'coupon';
  return meant ? (button.value as Intent) : 'pay';
}

/** A code that lies on the cart has left its field; a refused one stays there to be mended. */
function settleCoupon(within: HTMLFormElement): void {
  const field = within.querySelector<HTMLInputElement>('#coupon');
  if (field === null) return;
  if (field.getAttribute('aria-invalid') === 'true') return field.focus();
  field.value = '';
  within.querySelector<HTMLDetailsElement>('[data-coupon]')?.removeAttribute('open');
  within.querySelector<HTMLElement>('#coupon-on-cart button')?.focus();
}

function drive(within: HTMLFormElement): void {
  let underWay: Intent | null = null;
  let again = false;

  /** True when the browser is on its way to another page. */
  async function post(intent: Intent): Promise<boolean> {
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
    if (intent === 'coupon' || intent === 'uncoupon') settleCoupon(within);
    return false;
  }

  async function submit(intent: Intent): Promise<void> {
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
    const intent = intentOf(event);
    if (underWay === 'update') {
      // A repricing is in flight; the press counts as soon as it is done.
      const timer = setInterval(() => {
        if (underWay !== null) return;
        clearInterval(timer);
        void submit(intent);
      }, 50);
      return;
    }
    void submit(intent);
  });
  within.addEventListener('change', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    if (target instanceof HTMLSelectElement || target.matches('input[type=email], input[data-reprice]')) void submit('update');
  });
  // Back from the payment page: the button must work again.
  window.addEventListener('pageshow', () => showBusy(within, false));
}

if (form !== null) {
  drive(form);
  suggestAddress(form);
}
