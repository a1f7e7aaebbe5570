/**
 * Money and other exact decimals as text (`"1200.50"`): never a binary fraction. Two places unless said.
 */
export type Decimal = string;

const scaled = (value: Decimal, places: number): bigint => {
  // As it is nearly always written: with just so many places.
  const point = value.length - places - 1;
  if (value[point] === '.') return BigInt(value.slice(0, point) + value.slice(point + 1));
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return value.startsWith('-') ? -units : units;
};

const unscaled = (units: bigint, places: number): Decimal => {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The exact sum of decimals, with `places` digits after the point. */
export function sumDecimals(values: readonly Decimal[], places = 2): Decimal {
  return unscaled(
    values.reduce((total, value) => total + scaled(value, places), 0n),
    places,
  );
}

/** The exact difference `a - b`. */
export const subtractDecimals = (a: Decimal, b: Decimal, places = 2): Decimal =>
  unscaled(scaled(a, places) - scaled(b, places), places);

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal, places = 6): number {
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `part` as a percentage of `whole`, one place, rounded half away from zero; undefined where `whole` is zero. */
export function percentOf(part: Decimal, whole: Decimal): Decimal | undefined {
  const divisor = scaled(whole, 6);
  if (divisor === 0n) return undefined;
  const thousandfold = scaled(part, 6) * 1000n;
  const half = (divisor < 0n ? -divisor : divisor) / 2n;
  const negative = thousandfold < 0n !== divisor < 0n;
  const magnitude = (abs(thousandfold) + half) / abs(divisor);
  return unscaled(negative ? -magnitude : magnitude, 1);
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** `"1234567.80"` → `"1,234,567.80"`: three digits a group, as both languages write them. */
export const grouped = (value: Decimal | number): string =>
  String(value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
