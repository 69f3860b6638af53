// The page: what comes by the stream goes to the parts that show it.

import { theme } from './colours.js';
import { Density } from './density.js';
import { Detail } from './detail.js';
import { Events } from './events.js';
import { Fall } from './fall.js';
import { Figures } from './figures.js';
import { scientific, time } from './format.js';
import { invite } from './invitation.js';
import { legend } from './legend.js';
import { Picture } from './picture.js';
import { Play } from './play.js';
import { listen } from './stream.js';
import { Tour } from './tour.js';

const $ = (id) => document.getElementById(id);
const picture = new Picture($('edges'), $('nodes'));
const density = new Density($('nodes'));
const fall = new Fall($('fall'));
const figures = new Figures($('figures'));
const events = new Events($('events'), $('filter'));
const detail = new Detail($('detail'), $('detail-title'), $('detail-body'), choose);
const play = new Play({
  card: $('play'), deeds: $('deeds'), answer: $('answer'), transport: $('transport'), repeat: $('repeat'), repeatBox: $('repeat-box'), copy: $('copy'),
});
new Tour($('tour'));
invite($('join'), $('join-show'), $('join-body'));
let facts = null;
let told = 0;

const handlers = {
  facts(value) {
    const isSame = facts && facts.title === value.title;

    // A live swarm has no names until it has started, and others when somebody joins.
    const areSame = isSame && facts.names.join() === value.names.join();
    facts = value;
    document.title = `${value.title} \u00b7 LVS`;
    $('title').textContent = value.title;
    $('about').textContent = value.about;
    if (!isSame) {
      $('status').textContent = 'starting';
    }

    if (!areSame) {
      picture.begin(value);
      colourings();
    }

    if (isSame) {
      play.grow(value);
    } else {
      play.begin(value);
    }

    events.begin(value.names);
  },
  history(points) {
    fall.begin(points);
  },
  edges(value) {
    picture.connect(value.pairs);
  },
  events(value) {
    events.add(value);
  },
  frame(value) {
    if (value.density) {
      density.show(value.density);
    } else {
      picture.show(value);
    }

    fall.add(value);
    figures.show(value, facts);
    play.show(value);
    status(value);
    describe(value);
  },
  lost() {
    $('status').textContent = 'no connection';
    $('status').classList.add('bad');
  },
  refused(text) {
    $('about').textContent = text;
  },
};

listen((name, value) => handlers[name]?.(value));
setInterval(() => fall.refresh(), 250);
setInterval(() => events.refresh(), 400);

function status(frame) {
  const of = facts.secondsMax ? ` of ${time(facts.secondsMax)}` : '';
  const words = { running: '', paused: 'paused, ', ended: 'ended, ' }[frame.state];
  const text = `${words}${time(frame.seconds)}${facts.isVirtual ? of : ''}`;
  $('status').textContent = text;
  $('status').classList.toggle('bad', frame.verdict.startsWith('broken'));
  if (frame.verdict) {
    $('about').textContent = frame.verdict;
  }
}

/** The picture in words, for who cannot see it. */
function describe(frame) {
  const now = performance.now();
  if (now - told > 5000) {
    told = now;
    $('picture-text').textContent = `${frame.up} nodes take part. Entropy ${scientific(frame.entropyNats)} nats. VaultGuard has stepped in ${frame.guardInterventions} times.`;
  }
}

function colourings() {
  const select = $('colour');
  const all = [['distance', 'distance from equilibrium'], ['trust', 'trust']];
  if (facts.hasBatteries) {
    all.push(['charge', 'battery']);
  }

  if (facts.keepsFragments) {
    all.push(['kept', 'fragments kept']);
  }

  const chosen = select.value;
  select.replaceChildren(...all.map(([value, text]) => new Option(text, value)));
  select.value = all.some(([value]) => value === chosen) ? chosen : 'distance';
  select.parentElement.hidden = facts.names.length === 0;
  $('legend').hidden = facts.names.length === 0;
  legend($('legend'), select.value, theme(), facts);
}

function choose(node) {
  picture.choose(node);
  play.choose(node);
  detail.show(node);
}

$('colour').addEventListener('change', () => {
  picture.colourBy($('colour').value);
  legend($('legend'), $('colour').value, theme(), facts);
});
$('detail-close').addEventListener('click', () => {
  choose(-1);
  $('nodes').focus();
});

const canvas = $('nodes');
canvas.addEventListener('click', (event) => {
  const node = facts?.names.length ? picture.at(event.offsetX, event.offsetY) : -1;
  choose(node);
  if (node >= 0 && matchMedia('(max-width: 900px)').matches) {
    $('detail').scrollIntoView({ behavior: 'smooth', block: 'nearest' });
  }
});
canvas.addEventListener('pointermove', (event) => tip(facts?.names.length && event.pointerType === 'mouse' ? picture.at(event.offsetX, event.offsetY) : -1));
canvas.addEventListener('pointerleave', () => tip(-1));
canvas.addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step && facts?.names.length) {
    event.preventDefault();
    const many = facts.names.length;
    let node = picture.chosen;
    do {
      node = (node + step + many) % many;
    } while (picture.looks[node] === 0);
    choose(node);
  } else if (event.key === 'Escape') {
    choose(-1);
  }
});

function tip(node) {
  $('tip').hidden = node < 0;
  if (node >= 0) {
    const [x, y] = picture.where(node);
    $('tip').textContent = facts.names[node];
    $('tip').style.transform = `translate(${Math.min(x + 12, picture.width - 90)}px, ${Math.max(0, y - 34)}px)`;
  }
}

$('theme').addEventListener('click', () => {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = document.documentElement.dataset.theme ?? (isDark ? 'dark' : 'light');
  document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
  localStorage.setItem('lvs-theme', document.documentElement.dataset.theme);
  recolour();
});
if (localStorage.getItem('lvs-theme')) {
  document.documentElement.dataset.theme = localStorage.getItem('lvs-theme');
  recolour();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', recolour);

function recolour() {
  picture.recolour();
  density.recolour();
  fall.recolour();
  if (facts) {
    legend($('legend'), $('colour').value, theme(), facts);
  }
}

// For measuring: how many pictures have been drawn, and of how many nodes.
globalThis.lvsPage = { drawn: () => picture.drawn + density.drawn, nodes: () => picture.count };
