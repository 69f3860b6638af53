// How a browser joins. The address holds the swarm key, so it is shown only when somebody asks for it.

import { copies } from './copy.js';
import { get } from './stream.js';

/** Fills the card; it stays hidden where no browser can join, and for who may only look. */
export async function invite(card, show, body) {
  const invitation = await get('api/invitation').catch(() => null);
  card.hidden = !invitation;
  show.addEventListener('click', () => {
    const isShown = !body.hidden;
    body.hidden = isShown;
    show.textContent = isShown ? 'Show the address' : 'Hide the address';
    show.setAttribute('aria-expanded', String(!isShown));
    body.replaceChildren(...(isShown ? [] : parts(invitation)));
  });
}

function parts({ address, warning, picture }) {
  const image = Object.assign(document.createElement('img'), {
    src: `data:image/svg+xml,${encodeURIComponent(picture)}`, alt: 'The address as a QR code', className: 'code', width: 220, height: 220,
  });
  const link = Object.assign(document.createElement('a'), { href: address, textContent: 'Open it here', target: '_blank', rel: 'noopener' });
  const copy = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy the address' });
  copies(copy, () => address);
  const line = Object.assign(document.createElement('p'), { className: 'deed' });
  line.append(link, copy);
  return [Object.assign(document.createElement('p'), { className: 'warning', textContent: warning }), image, line];
}
