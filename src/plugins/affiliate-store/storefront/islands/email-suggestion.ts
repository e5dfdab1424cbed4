const wellKnown = ['gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'orange.fr', 'proton.me', 'live.com'];

/** True when one slip of the finger turns the one into the other. */
function oneSlipApart(typed: string, known: string): boolean {
  if (typed === known || Math.abs(typed.length - known.length) > 1) return false;
  let at = 0;
  while (typed[at] === known[at]) at += 1;
  const rests = [
    [at + 1, at],
    [at, at + 1],
    [at + 1, at + 1],
  ] as const;
  const swapped = typed[at] === known[at + 1] && typed[at + 1] === known[at] && typed.slice(at + 2) === known.slice(at + 2);
  return swapped || rests.some(([one, other]) => typed.slice(one) === known.slice(other));
}

/** The address that was probably meant, or null. */
export function probablyMeant(address: string): string | null {
  const [name, host, ...rest] = address.trim().toLowerCase().split('@');
  if (!name || !host || rest.length > 0) return null;
  const known = wellKnown.includes(host) ? undefined : wellKnown.find((one) => oneSlipApart(host, one));
  return known === undefined ? null : `${name}@${known}`;
}

/** Offers the likely spelling under the field; taking it is one press. */
export function suggestAddress(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('#email');
  const place = form.querySelector<HTMLElement>('#email-suggestion');
  if (input === null || place === null) return;
  input.addEventListener('blur', () => {
    const meant = probablyMeant(input.value);
    place.replaceChildren();
    if (meant === null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'link';
    button.textContent = (form.dataset['didYouMean'] ?? '').replace('{address}', meant);
    button.addEventListener('click', () => {
      input.value = meant;
      place.replaceChildren();
      input.dispatchEvent(new Event('change', { bubbles: true }));
      input.focus();
    });
    place.append(button);
  });
}
