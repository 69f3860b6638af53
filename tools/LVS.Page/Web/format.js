// Numbers as people read them, always with their unit.

const superscripts = { '-': '\u207b', 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074', 5: '\u2075', 6: '\u2076', 7: '\u2077', 8: '\u2078', 9: '\u2079' };

export const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** A count, short from a hundred thousand on. */
export const count = (value) => (value < 100_000 ? whole.format(value) : short.format(value));

/** A power of ten, as 10 with an exponent. */
export const power = (exponent) => '10' + String(exponent).replace(/./g, (digit) => superscripts[digit]);

/** A number that may be very small. */
export function scientific(value) {
  if (value === 0) {
    return '0';
  }

  // Rounded first, for 9.96 is 1.0 of the next power.
  const [digits, exponent] = value.toExponential(1).split('e');
  return exponent >= -3 && exponent < 5 ? value.toPrecision(3) : `${digits} \u00d7 ${power(Number(exponent))}`;
}

/** An amount in micro-VU: [number, unit]. */
export function amount(uvu) {
  const size = Math.abs(uvu);
  return size < 1000 ? [whole.format(uvu), '\u00b5VU']
    : size < 1_000_000_000 ? [(uvu / 1e6).toFixed(size < 1e6 ? 6 : 3), 'VU']
    : [short.format(uvu / 1e6), 'VU'];
}

/** A time in seconds. */
export function time(seconds) {
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }

  const days = Math.floor(seconds / 86_400);
  const text = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
    .map((part) => String(part).padStart(2, '0')).join(':');
  return days > 0 ? `${days} d ${text}` : text;
}
