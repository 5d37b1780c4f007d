/** Numbers, shares and points as a person reads them, by the locale of the page. */

/** @param share 0–1. */
export function shareText(share: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** "20–60%": the sign is written once. */
export function shareRangeText(low: number, high: number, locale?: string): string {
  return `${wholePercent(low, locale)}–${shareText(high, locale)}`;
}

function wholePercent(share: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(share * 100);
}

/** @param milli thousandths of a mark. */
export function marksText(milli: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(milli / 1000);
}

export function countText(count: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** "1 question", "2 questions". */
export function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
