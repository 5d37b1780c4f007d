/** Prompts, each matched with an option picked from a list; the options stand above with letters, as they are set. */
import { plainLine } from '@answly/shared/model/plain-line';
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { optionLetter } from '../design/option-letter.ts';
import { RuledRow } from '../design/ruled-row.tsx';
import { fillPart } from './draft.ts';
import css from './match-field.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface MatchFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function MatchField({ view, acts }: MatchFieldProps) {
  const { prompts, options, locale } = view.question;
  const { parts } = acts.draft;
  const open = acts.phase === 'answering';
  const used = new Set(Object.values(parts));
  const matched = prompts.filter(({ id }) => parts[id] !== undefined).length;
  return (
    <>
      <ul className={css.bank} aria-label="Options">
        {options.map((option, at) => (
          <li key={option.id} className={css.option} data-used={used.has(option.id) || undefined}>
            <span className={css.letter} lang={locale}>
              {optionLetter(at, locale)}
            </span>
            <div className={css.content}>
              <Markdown text={option.content} set="line" />
            </div>
            {used.has(option.id) && <span className={css.used}>used</span>}
          </li>
        ))}
      </ul>
      <p className={css.ask}>
        Pick what belongs to each. {matched} of {prompts.length} matched.
      </p>
      <ul className={css.prompts} aria-labelledby="stem">
        {prompts.map((prompt) => (
          <RuledRow key={prompt.id} className={css.prompt}>
            <div className={css.words}>
              <Markdown text={prompt.content} set="line" />
            </div>
            <select
              className={css.pick}
              aria-label={`Option for: ${plainLine(prompt.content)}`}
              data-filled={parts[prompt.id] === undefined ? undefined : true}
              value={parts[prompt.id] ?? ''}
              disabled={!open}
              onChange={(event) => {
                const { value } = event.currentTarget;
                acts.edit((before) => fillPart(before, prompt.id, value));
              }}
            >
              <option value="">Pick an option</option>
              {options.map((option, at) => (
                <option key={option.id} value={option.id} lang={locale}>
                  {pickText(
                    optionLetter(at, locale),
                    option.content,
                    used.has(option.id) && parts[prompt.id] !== option.id,
                  )}
                </option>
              ))}
            </select>
          </RuledRow>
        ))}
      </ul>
    </>
  );
}

/** The letter leads to the option as it is set above, where this cannot show all of it. */
function pickText(letter: string, content: string, elsewhere: boolean): string {
  return `${letter}. ${plainLine(content)}${elsewhere ? ' (used)' : ''}`;
}
