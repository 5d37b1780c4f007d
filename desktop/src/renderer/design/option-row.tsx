/** One choice of a question: a native radio or checkbox whose indicator is the bubble, in a row of hairlines. */
import { Checkbox, Radio } from '@mantine/core';
import { IconArrowBackUp, IconStrikethrough } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { createContext, use, useId } from 'react';
import { useContentLanguage } from './content-language.ts';
import { icon } from './icons.ts';
import { OptionMark } from './option-mark.tsx';
import lines from './lines.module.css';
import css from './option-row.module.css';
import { ToolButton } from './tool-button.tsx';

export interface OptionRowProps {
  kind: 'one' | 'many';
  /** Shared by the options of one question. */
  name: string;
  letter: string;
  content: ReactNode;
  chosen: boolean;
  struck?: boolean;
  /** What marking said; absent before the answer. */
  verdict?: 'correct' | 'wrong' | 'missed' | 'plain' | undefined;
  rationale?: ReactNode;
  disabled?: boolean;
  onChoose: () => void;
  /** Absent where options cannot be struck out. */
  onStrike?: (() => void) | undefined;
}

const LetterContext = createContext('');

/** The library shows this over the native input; here it is the letter in the bubble. */
function Letter({ className }: { className?: string | undefined }) {
  return (
    <span className={className} lang={useContentLanguage()} aria-hidden="true">
      {use(LetterContext)}
    </span>
  );
}

const parts = {
  body: css.body ?? '',
  inner: css.inner ?? '',
  icon: css.letter ?? '',
  labelWrapper: css.words ?? '',
  label: css.label ?? '',
};

export function OptionRow(props: OptionRowProps) {
  const { kind, letter, chosen, struck = false, verdict, disabled = false } = props;
  const graded = verdict !== undefined;
  const rationaleId = useId();
  const input = {
    name: props.name,
    label: props.content,
    checked: chosen,
    disabled,
    // A marked option keeps its fill and stays readable; it only no longer changes.
    onChange: graded ? () => undefined : props.onChoose,
    ...(graded ? { 'aria-disabled': true } : {}),
    ...(props.rationale === undefined ? {} : { 'aria-describedby': rationaleId }),
  };
  return (
    <div
      className={`${css.row} ${lines.between}`}
      data-chosen={chosen || undefined}
      data-struck={struck || undefined}
      data-disabled={disabled || undefined}
      data-verdict={verdict}
    >
      <div className={css.field}>
        <LetterContext value={letter}>
          {kind === 'one' ? (
            <Radio {...input} icon={Letter} classNames={{ ...parts, radio: css.bubble ?? '' }} />
          ) : (
            <Checkbox {...input} icon={Letter} classNames={{ ...parts, input: css.bubble ?? '' }} />
          )}
        </LetterContext>
        {props.rationale !== undefined && (
          <div id={rationaleId} className={css.rationale}>
            {props.rationale}
          </div>
        )}
      </div>
      {verdict !== undefined && <OptionMark verdict={verdict} />}
      {props.onStrike !== undefined && !graded && (
        <ToolButton
          label={`${struck ? 'Restore' : 'Strike out'} ${letter}`}
          className={css.strike}
          onClick={props.onStrike}
        >
          {struck ? <IconArrowBackUp {...icon} data-directional /> : <IconStrikethrough {...icon} />}
        </ToolButton>
      )}
    </div>
  );
}
