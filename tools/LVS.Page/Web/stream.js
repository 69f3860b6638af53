// The event stream, by fetch: an EventSource could not send the token.

const hash = new URLSearchParams(location.hash.slice(1));
if (hash.has('token')) {
  sessionStorage.setItem('lvs-token', hash.get('token'));
  history.replaceState(null, '', location.pathname);
}

/** What whoever changes something must know; null when the page was opened without it. */
export const token = sessionStorage.getItem('lvs-token');

const headers = () => (token ? { Authorization: `Bearer ${token}` } : {});

/** A path of the interface for programs, or null when there is no answer. */
export async function get(path) {
  const answer = await fetch(path, { headers: headers() });
  return answer.ok && answer.status !== 204 ? answer.json() : null;
}

/** Does something to the swarm. */
export async function act(deed) {
  try {
    const answer = await fetch('api/deeds', {
      method: 'POST',
      headers: { ...headers(), 'Content-Type': 'application/json' },
      body: JSON.stringify(deed),
    });
    return answer.status === 401 ? { isDone: false, text: await answer.text() } : await answer.json();
  } catch {
    return { isDone: false, text: 'The page does not answer: is it still running?' };
  }
}

/** Listens for as long as the page is open, and again after every break. */
export async function listen(tell) {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 8000)) {
    try {
      const answer = await fetch('api/stream', { headers: headers(), cache: 'no-store' });
      if (answer.ok) {
        waitMs = 500;
        await read(answer.body, tell);
      } else {
        tell('refused', await answer.text());
      }
    } catch {
      // Gone; tried again below.
    }

    tell('lost', null);
    await new Promise((done) => { setTimeout(done, waitMs); });
  }
}

async function read(body, tell) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }

    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [name, data] = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      tell(name.slice('event: '.length), JSON.parse(data.slice('data: '.length)));
    }
  }
}
