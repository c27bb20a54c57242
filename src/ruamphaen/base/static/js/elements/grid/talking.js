/* Talking with the server: JSON out, JSON back, and what an answer without JSON means. */

/** A `send` for Saving. `address(body)` says where a body goes; `token` is the page's CSRF token. */
export function sender({ address, token, sorry }) {
  return async (body) => {
    const answer = await fetch(address(body), {
      method: 'POST',
      // A redirect leads to the sign-in page: the session is over.
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token, Accept: 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.type === 'opaqueredirect') { return { status: 401, body: {} }; }
    const json = answer.headers.get('Content-Type')?.startsWith('application/json');
    return { status: answer.status, body: json ? await answer.json() : { sentence: sorry } };
  };
}
