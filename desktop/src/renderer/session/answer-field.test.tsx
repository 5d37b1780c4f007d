import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { plainLine } from '@answly/shared/model/plain-line';
import type { Client } from '#desktop/contract/client';
import type { PlaceView } from '#desktop/contract/study';
import { ClientContext } from '../bridge/client-context.ts';
import { ContentLanguage } from '../design/content-language.ts';
import { FeedbackRows } from '../feedback/feedback-rows.tsx';
import { placeOf, questionSamples } from '../gallery/question-samples.ts';
import { type Draft, draftOf, emptyDraft, turnOver } from './draft.ts';
import { phaseOf } from './phase.ts';
import { QuestionRow } from './question-row.tsx';
import type { SessionActs } from './use-session-acts.ts';

const nothing = () => undefined;
// All that these parts ask of the page, for formulas.
vi.stubGlobal('document', { compatMode: 'CSS1Compat' });
const silent: Client = {
  call: () => new Promise(nothing),
  on: () => nothing,
  state: () => ({ phase: 'connecting' }),
  onState: () => nothing,
  close: nothing,
};

function page(view: PlaceView, draft: Draft): string {
  const acts = { phase: phaseOf(view), draft } as unknown as SessionActs;
  return renderToStaticMarkup(
    <MantineProvider>
      <ClientContext value={silent}>
        <QueryClientProvider client={new QueryClient()}>
          <ContentLanguage value={view.question.locale}>
            <QuestionRow view={view} acts={acts} />
            {view.feedback !== null && (
              <FeedbackRows view={view} feedback={view.feedback} onReason={nothing} onExplain={undefined} />
            )}
          </ContentLanguage>
        </QueryClientProvider>
      </ClientContext>
    </MantineProvider>,
  );
}

function sample(name: string) {
  const found = questionSamples.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no sample "${name}"`);
  return found;
}

const open = (name: string, draft: Draft = emptyDraft) => page(placeOf(sample(name).question, null), draft);
function marked(name: string): string {
  const { question, feedback } = sample(name);
  return page(placeOf(question, feedback), draftOf(feedback.response, null));
}

/** What is read, piece by piece. */
const words = (html: string) => html.replace(/<[^>]+>/gu, '|').replace(/\|+/gu, '|');
const names = (html: string) => [...html.matchAll(/aria-label="([^"]+)"/gu)].map(([, name]) => name);

describe('before the answer', () => {
  test('every row of an ordering moves by a list of places and two buttons, each named for it', () => {
    const found = names(open('ordering')).filter((name) => name?.includes('IP adds'));
    expect(found).toEqual([
      'Place of IP adds the addresses of both ends',
      'Move up: IP adds the addresses of both ends',
      'Move down: IP adds the addresses of both ends',
    ]);
  });

  test('an ordering says whether what stands there is the answer yet', () => {
    expect(words(open('ordering'))).toContain('Not yet your answer');
    const moved = { ...emptyDraft, optionIds: ['app', 'tcp', 'ip', 'eth'] };
    expect(words(open('ordering', moved))).toContain('This order is your answer');
  });

  test('options that were matched are marked as used, above and in the other lists', () => {
    const html = open('matching', { ...emptyDraft, parts: { switch: 'mac' } });
    expect(names(html)).toContain('Option for: A reverse proxy');
    expect(words(html)).toContain('|used|');
    expect(html.match(/A\. The MAC address \(used\)/gu)).toHaveLength(2);
    expect(words(html)).toContain('1 of 3 matched');
  });

  test('formulas stand in lists to pick from and in names as they are read, not as they are written', () => {
    const { question } = sample('matching');
    const formula = { id: 'mac', content: '$\\frac{1}{2}\\,x^2 \\le 3$' };
    const html = page(placeOf({ ...question, options: [formula], prompts: [formula] }, null), emptyDraft);
    expect(names(html)).toContain('Option for: 1/2 x² ≤ 3');
    expect(words(html)).toContain('|A. 1/2 x² ≤ 3|');
  });

  test('gaps are numbered for listeners, with what they ask for', () => {
    const gaps = names(open('cloze')).filter((name) => name?.startsWith('Gap'));
    expect(gaps).toEqual(['Gap 1 of 4, a number', 'Gap 2 of 4', 'Gap 3 of 4', 'Gap 4 of 4, a number, in ms']);
  });

  test('the other side of a flashcard is not there until it is turned over', () => {
    expect(open('flashcard')).not.toContain('The MAC address');
    expect(open('flashcard', turnOver(emptyDraft))).toContain('The MAC address');
  });
});

describe('after the answer', () => {
  test.each([
    ['ordering', ['Correct', 'Your answer', 'Its place is 3', 'The right order']],
    ['matching', ['Correct', 'Your answer', 'Left open', 'Correct:']],
    ['cloze', ['Correct', 'Your answer', 'Left open', 'Correct:', '.192', '4 ms']],
    ['short-text', ['Your answer', 'Correct', 'deadlock']],
    ['multiple', ['Correct', 'Your answer']],
  ])('%s says in words what was right and what would have been', (name, said) => {
    const text = words(marked(name));
    for (const each of said) expect(text).toContain(`|${each}|`);
  });

  test('what was typed is called the answer once, and why it is wrong stands under it', () => {
    const html = marked('short-text');
    const text = words(html);
    expect(text.match(/\|Your answer\|/gu)).toHaveLength(1);
    expect(text).toMatch(/\|Your answer\|.*In a livelock.*\|Correct\|/u);
    // The field is called so all the same.
    expect(names(html)).toContain('Your answer');
  });

  test.each(questionSamples.map(({ name }) => name))('%s shows every rationale there is', (name) => {
    const html = marked(name);
    for (const rationale of Object.values(sample(name).feedback.rationales))
      expect(html).toContain(rationale);
  });

  test('a row that stands in its place behind the wrong one is not sent to its place', () => {
    const { question, feedback } = sample('ordering');
    const response = { type: 'ordering' as const, optionIds: ['tcp', 'app', 'ip', 'eth'] };
    const parts = { app: false, tcp: false, ip: false, eth: true };
    const text = words(page(placeOf(question, { ...feedback, response, parts }), draftOf(response, null)));
    expect(text).toContain('|In its place, behind the wrong one|');
    expect(text).not.toContain('|Its place is 3|');
  });

  test('nothing can be changed any more', () => {
    for (const name of ['ordering', 'matching', 'cloze'])
      expect(marked(name), name).not.toMatch(/<select\b|<input [^>]*type="text"/u);
  });
});

describe('in a question of another language', () => {
  const back = '| uno | dos |\n|-|-|\n| tres | `cuatro` |\n\n```sql\nSELECT 1\n```';
  const stem = `![Un puente](media:${'ab'.repeat(32)}) y ![Una barca](media:no)`;
  const card = sample('flashcard');
  const all = { ...card, name: 'all of Markdown', question: { ...card.question, stem, back } };

  test.each([...questionSamples, all].map((each) => [each.name, each] as const))(
    '%s marks the words of the pack, and no other, as of its language',
    (_, { question, feedback }) => {
      const spanish = { ...question, locale: 'es' };
      const pages = [
        page(placeOf(spanish, null), turnOver(draftOf(feedback.response, null))),
        page(placeOf(spanish, { ...feedback, source: 'Escrito' }), draftOf(feedback.response, null)),
      ];
      const strings = stringsIn([question, feedback, 'Escrito']);
      const written = plain([...strings, ...strings.map(plainLine)].join('\n'));
      for (const { said, lang, isLabel } of pages.flatMap(piecesOf)) {
        const isOfPack = written.includes(plain(said));
        if (lang === 'es') expect(isOfPack, `of the page: "${said}"`).toBe(true);
        // A name of ours may take up what it names.
        else if (!isLabel && plain(said).length > 2) expect(isOfPack, `of the pack: "${said}"`).toBe(false);
      }
    },
  );
});

/** Without signs of Markdown, and without what stands beside the words of an option in a list, or a figure beside its unit. */
const plain = (text: string) => text.replaceAll(/[*`]|^(?:[A-H]\.|\d+) | \(used\)$/gu, '').trim();

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

interface Piece {
  said: string;
  /** Of the element that it is in, or around that. */
  lang: string | undefined;
  /** An attribute that is read out, which can have no language of its own. */
  isLabel: boolean;
}

/** All that is read of a page, with the language it is read in; letters and figures alone are alike in all. */
function piecesOf(html: string): Piece[] {
  const langs: (string | undefined)[] = [];
  const pieces: Piece[] = [];
  const say = (said: string | undefined, isLabel: boolean) => {
    if (said !== undefined && /\p{L}{2}/u.test(said)) pieces.push({ said, lang: langs.at(-1), isLabel });
  };
  const tags =
    /<(?<close>\/?)(?<tag>[\w-]+)(?<attributes>(?:\s[\w:-]+(?:="[^"]*")?)*)\s*(?<alone>\/?)>|(?<text>[^<]+)/gu;
  for (const { groups = {} } of html.replaceAll(/<style\b.*?<\/style>/gsu, '').matchAll(tags)) {
    const { close, attributes = '', alone, text } = groups;
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
    if (text !== undefined) say(text, false);
    else if (close === '/') langs.pop();
    else {
      langs.push(attribute('lang') ?? langs.at(-1));
      say(attribute('aria-label'), true);
      say(attribute('alt'), true);
      if (alone === '/') langs.pop();
    }
  }
  return pieces;
}
