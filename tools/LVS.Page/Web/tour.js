// A minute's tour: six places, one sentence or two each. Ten seconds a place, or as fast as one reads.

const stops = [
  ['canvases', 'Every dot is a node. Blue holds less than its share, orange more, green is at rest; the larger, the more it holds.'],
  ['edges', 'A line is an edge: two nodes that agreed on a key and let value drift between them. A dot on it means that somebody spoke.'],
  ['figures', 'Entropy says how far the swarm is from rest. Value lost or made must stay 0, whatever happens.'],
  ['fall', 'Here entropy and spread fall over time. The scale is logarithmic: a straight line is a steady fall.'],
  ['play', 'Play: cut power, split the swarm, lose frames, let an intruder in, store a text. Watch the sum stay what it was.'],
  ['events', 'VaultGuard tells here when it holds a payment back, and why. Click a node in the picture for its edges, trust and memory.'],
];

export class Tour {
  constructor(button) {
    this.button = button;
    this.box = Object.assign(document.createElement('section'), { className: 'tour card', hidden: true });
    this.box.setAttribute('aria-label', 'Tour');
    this.text = document.createElement('p');
    this.text.setAttribute('aria-live', 'polite');
    this.count = Object.assign(document.createElement('span'), { className: 'none' });
    this.next = this.make('Next', () => this.go(this.at + 1));
    const line = Object.assign(document.createElement('div'), { className: 'bar' });
    const end = this.make('End the tour', () => this.end());
    end.classList.add('quiet');
    line.append(this.count, end, this.next);
    this.box.append(this.text, line);
    document.body.append(this.box);
    button.addEventListener('click', () => this.go(0));
    this.box.addEventListener('keydown', (event) => event.key === 'Escape' && this.end());
  }

  make(text, click) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    made.addEventListener('click', click);
    return made;
  }

  /** Shows a place; those that are hidden here are passed over. */
  go(at) {
    this.mark(null);
    const places = stops.map(([id, text]) => [document.getElementById(id), text]).filter(([place]) => place && !place.closest('[hidden]'));
    if (at >= places.length) {
      this.end();
      return;
    }

    this.at = at;
    const [place, text] = places[at];
    this.box.hidden = false;

    // Beside what it speaks of, where there is room for both.
    this.box.classList.toggle('beside', !place.closest('.side'));
    this.text.textContent = text;
    this.count.textContent = `${at + 1} of ${places.length}`;
    this.next.textContent = at + 1 === places.length ? 'Done' : 'Next';
    this.mark(place.closest('.card') ?? place);
    this.next.focus({ preventScroll: true });
  }

  end() {
    this.mark(null);
    this.box.hidden = true;
    this.button.focus();
  }

  mark(place) {
    this.marked?.classList.remove('toured');
    this.marked = place;
    place?.classList.add('toured');
    place?.scrollIntoView({
      // On a phone the tour covers the lower part of the window: what it speaks of stands above.
      block: matchMedia('(max-width: 900px)').matches ? 'start' : 'nearest',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  }
}
