/** The few pages the browser host has of its own, for when it cannot show Answly. */

/** Shown without a valid cookie. The way in is where Answly runs, which only its student can see. */
export const entryNeeded = page(
  'Answly needs its own address',
  'Use the address that Answly printed where it runs: it opens once, in one browser. ' +
    'A new one has just been printed there. If this browser was let in already, <a href="/">open Answly</a>.',
);

export const notBuilt = page(
  'Answly is not built yet',
  'The pages of Answly are missing. Run <code>npm run build</code>, then reload this page.',
);

function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>\n`;
}
