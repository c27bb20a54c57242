/* Talking with the server: JSON out, JSON back, and what an answer without JSON means. */

const SIGNED_OUT = { status: 401, body: {} };

/** A `send` for Saving. `address(body)` says where a body goes; `token` is the page's CSRF token. */
export function sender({ address, token, sorry }) {
  let known = token;

  async function post(body) {
    return fetch(address(body), {
      method: 'POST',
      // A redirect leads to the sign-in page: the session is over.
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': known, Accept: 'application/json' },
      body: JSON.stringify(body),
    });
  }

  return async (body) => {
    let answer = await post(body);
    if (answer.status === 403 && !isJson(answer)) {
      // Signing in again, in another tab, changes the token: this page under a fresh one may go on.
      const fresh = await freshToken();
      if (!fresh) { return SIGNED_OUT; }
      if (fresh !== known) { known = fresh; answer = await post(body); }
    }
    if (answer.type === 'opaqueredirect') { return SIGNED_OUT; }
    return { status: answer.status, body: isJson(answer) ? await answer.json() : { sentence: sorry } };
  };
}

function isJson(answer) {
  return answer.headers.get('Content-Type')?.startsWith('application/json') ?? false;
}

/** The token of this page as it would be sent now; null where it leads to the sign-in page. */
async function freshToken() {
  const page = await fetch(location.href, { redirect: 'manual' });
  if (!page.ok) { return null; }
  const parsed = new DOMParser().parseFromString(await page.text(), 'text/html');
  return parsed.querySelector('rp-grid [name=csrfmiddlewaretoken]')?.value ?? null;
}
