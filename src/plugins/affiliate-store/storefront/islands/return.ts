// Asks how the payment stands, soon at first and then ever less often; on news the page is drawn anew by the server.
const place = document.querySelector<HTMLElement>('[data-poll]');
const address = place?.dataset['poll'];
const shown = place?.dataset['state'];
const longest = 5000;

async function stateNow(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    if (!answer.ok) return null;
    const body = (await answer.json()) as { data?: { state?: unknown } };
    return typeof body.data?.state === 'string' ? body.data.state : null;
  } catch {
    return null;
  }
}

async function watch(url: string, pause: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pause));
  const state = document.hidden ? null : await stateNow(url);
  if (state !== null && state !== shown) location.reload();
  else await watch(url, Math.min(pause * 1.5, longest));
}

if (address !== undefined) void watch(address, 1000);
