/** Whole numbers as German, Spanish and French write them in words, in plain letters. */

const german = {
  units:
    `null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn
achtzehn neunzehn`.split(/\s+/),
  tens: 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' '),
};
const spanish = {
  units:
    `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho
veintinueve`.split(/\s+/),
  tens: 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' '),
  hundreds: `ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
novecientos`.split(/\s+/),
};
const french = {
  units:
    `zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
dix-neuf`.split(/\s+/),
  tens: 'vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' '),
};

/** @param value whole, from 2 to 999,999; for others, and for other languages, there are no words. */
export function speltNumber(value: number, languageCode: string): string | undefined {
  if (!Number.isInteger(value) || value < 2 || value > 999_999) return undefined;
  if (languageCode === 'de') return inGerman(value);
  if (languageCode === 'es') return inSpanish(value);
  return languageCode === 'fr' ? inFrench(value) : undefined;
}

function inGerman(value: number): string {
  if (value >= 1000) return `${oneOf(thousands(value))}tausend${below(value, 1000, inGerman)}`;
  if (value >= 100) return `${oneOf(Math.floor(value / 100))}hundert${below(value, 100, inGerman)}`;
  if (value < 20) return german.units[value] ?? '';
  const [ten = '', unit] = [german.tens[Math.floor(value / 10) - 2], value % 10];
  return unit === 0 ? ten : `${oneOf(unit)}und${ten}`;
}

function oneOf(value: number): string {
  return value === 1 ? 'ein' : inGerman(value);
}

function inSpanish(value: number): string {
  if (value >= 1000) {
    const count = thousands(value);
    return spaced(count === 1 ? '' : inSpanish(count), 'mil', below(value, 1000, inSpanish));
  }
  if (value === 100) return 'cien';
  if (value > 100) {
    return spaced(spanish.hundreds[Math.floor(value / 100) - 1] ?? '', below(value, 100, inSpanish));
  }
  if (value < 30) return spanish.units[value] ?? '';
  const ten = spanish.tens[Math.floor(value / 10) - 3] ?? '';
  return value % 10 === 0 ? ten : `${ten} y ${spanish.units[value % 10]}`;
}

function inFrench(value: number): string {
  if (value >= 1000) {
    const count = thousands(value);
    return spaced(count === 1 ? '' : inFrench(count), 'mille', below(value, 1000, inFrench));
  }
  if (value >= 100) {
    const count = Math.floor(value / 100);
    return spaced(count === 1 ? '' : inFrench(count), 'cent', below(value, 100, inFrench));
  }
  if (value < 20) return french.units[value] ?? '';
  const ten = Math.floor(value / 10);
  const rest = value - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
  const name = french.tens[ten - 2] ?? '';
  if (rest === 0) return name;
  const and = (rest === 1 || rest === 11) && ten < 8 ? 'et' : '';
  return spaced(name, and, french.units[rest] ?? '');
}

function thousands(value: number): number {
  return Math.floor(value / 1000);
}

function below(value: number, scale: number, spell: (value: number) => string): string {
  return value % scale === 0 ? '' : spell(value % scale);
}

function spaced(...words: string[]): string {
  return words.filter((word) => word !== '').join(' ');
}
