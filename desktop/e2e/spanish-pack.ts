/** A pack in Spanish with formulas wherever they can stand, and a table. */
import { writePack } from '@answly/shared/formats/answlypack';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildItem, buildPack } from '#desktop/core/testing/build-pack';

export const spanishTitle = 'Repaso de fórmulas';
export const spanishTopic = 'Fórmulas';

/** By how each begins, since they are drawn in any order. */
export const spanishStems = {
  single: 'Observe las medidas',
  matching: 'Empareje cada expresión',
  cloze: 'La mediana vale',
};

const formula = '$\\frac{1}{2}\\,n^2$';
const options = [formula, '$\\sqrt{x+1} \\le 3$', 'Ninguna'].map((content, at) => ({
  id: `o${at}`,
  content,
  rationale: `Porque sí: ${content}.`,
}));
/** Marks before and after formulas of one part and of several. */
const marked = Array.from({ length: 6 }, () => 'sea ($n$), ¿$a = b$?, «$x^2 + y$»; o bien $k$.').join(' ');

export function spanishPack(): Uint8Array {
  const parts = [
    {
      stem: `${spanishStems.single}: ${marked}\n\n| Medida | Valor |\n|-|-|\n| media | $\\bar x$ |`,
      options,
      key: 'o0',
    },
    {
      type: 'matching',
      stem: `${spanishStems.matching} con su valor.`,
      prompts: [{ id: 'p', content: 'La **mitad** de $n^2$' }],
      options,
      key: { p: 'o0' },
    },
    {
      type: 'cloze',
      stem: `${spanishStems.cloze} {{mediana}}.`,
      gaps: [{ kind: 'select', id: 'mediana', options, key: 'o0' }],
    },
  ];
  const items = parts.map((part, n) => {
    const { options: _options, key: _key, ...base } = buildItem(n);
    const words = { objective: 'Leer fórmulas', explanation: 'Es **así**.', source: 'Apuntes' };
    return { ...base, ...words, locale: 'es', topics: [spanishTopic], ...part };
  });
  return writePack(buildPack(items, { title: spanishTitle, locale: 'es' }), new Map(), sha256Hex);
}
