/** The key of a question, to be read: what is right in the shape of its type, and why. */
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Item, ItemOf, Option } from '@answly/shared/model/item';
import { numericText } from '@answly/shared/scoring/typed-key';
import { Markdown } from '../content/markdown.tsx';
import { useContentLanguage } from '../design/content-language.ts';
import { icon } from '../design/icons.ts';
import css from './item-dialog.module.css';

export function ItemKey({ item }: { item: Item }) {
  switch (item.type) {
    case 'single':
    case 'true-false':
      return <Options options={item.options} right={[item.key]} />;
    case 'multiple':
      return <Options options={item.options} right={item.key} />;
    case 'ordering':
      return <RightOrder item={item} />;
    case 'matching':
      return <Pairs item={item} />;
    case 'cloze':
      return <GapKeys item={item} />;
    case 'numeric':
      return <Typed answers={[numericText(item.key, item.locale)]} mistakes={item.mistakes} />;
    case 'short-text':
      return <Typed answers={item.key.accepted} mistakes={item.mistakes} />;
    case 'flashcard':
      return (
        <ul className={css.options} aria-label="Other side">
          <Row text={item.back} />
        </ul>
      );
  }
}

interface RowProps {
  /** Before the text: its place, or what it is the answer to. */
  lead?: ReactNode;
  text: string;
  rationale?: string;
  right?: boolean;
}

function Row({ lead, text, rationale = '', right = false }: RowProps) {
  return (
    <li data-right={right || undefined}>
      <div>
        {lead}
        <Markdown text={text} />
        {rationale !== '' && (
          <div className={css.rationale}>
            <Markdown text={rationale} />
          </div>
        )}
      </div>
      {right && (
        <p className={css.sign}>
          Correct <IconCheck {...icon} />
        </p>
      )}
    </li>
  );
}

function Options({ options, right }: { options: readonly Option[]; right: readonly string[] }) {
  return (
    <ul className={css.options} aria-label="Options">
      {options.map(({ id, content, rationale }) => (
        <Row key={id} text={content} rationale={rationale} right={right.includes(id)} />
      ))}
    </ul>
  );
}

function RightOrder({ item: { options, key } }: { item: ItemOf<'ordering'> }) {
  const ordered = key.flatMap((id) => options.filter((option) => option.id === id));
  return (
    <ol className={css.options} aria-label="The right order">
      {ordered.map(({ id, content, rationale }, at) => (
        <Row key={id} lead={<b className={css.lead}>{at + 1}</b>} text={content} rationale={rationale} />
      ))}
    </ol>
  );
}

/** What fits no prompt comes last. */
function Pairs({ item: { prompts, options, key } }: { item: ItemOf<'matching'> }) {
  const used = Object.values(key);
  return (
    <>
      <ul className={css.options} aria-label="Pairs">
        {prompts.flatMap((prompt) => {
          const option = options.find(({ id }) => id === key[prompt.id]);
          if (option === undefined) return [];
          const lead = (
            <div className={css.prompt}>
              <Markdown text={prompt.content} />
            </div>
          );
          return [
            <Row key={prompt.id} lead={lead} text={option.content} rationale={option.rationale} right />,
          ];
        })}
      </ul>
      <Options options={options.filter(({ id }) => !used.includes(id))} right={[]} />
    </>
  );
}

function GapKeys({ item: { gaps, locale } }: { item: ItemOf<'cloze'> }) {
  return gaps.map((gap, at) => (
    <section key={gap.id} aria-label={`Gap ${at + 1}`}>
      <p className={css.gap}>Gap {at + 1}</p>
      {gap.kind === 'select' && <Options options={gap.options} right={[gap.key]} />}
      {gap.kind === 'text' && <Typed answers={gap.accepted} mistakes={[]} />}
      {gap.kind === 'numeric' && <Typed answers={[numericText(gap.key, locale)]} mistakes={[]} />}
    </section>
  ));
}

interface TypedProps {
  /** Each of them is right. */
  answers: readonly string[];
  mistakes: ItemOf<'short-text'>['mistakes'];
}

/** Typed answers are text, not Markdown. */
function Typed({ answers, mistakes }: TypedProps) {
  const locale = useContentLanguage();
  return (
    <>
      <ul className={css.answers} aria-label="Accepted answers">
        {answers.map((answer) => (
          <li key={answer} lang={locale} dir="auto">
            {answer}
          </li>
        ))}
      </ul>
      {mistakes.length > 0 && (
        <ul className={css.options} aria-label="Known mistakes">
          {mistakes.map(({ id, matches, rationale }) => (
            <Row
              key={id}
              lead={
                <b lang={locale} dir="auto">
                  {matches}
                </b>
              }
              text={rationale}
            />
          ))}
        </ul>
      )}
    </>
  );
}
