/** A calculator that floats over the question: typed or pressed, with its last results. */
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { icon } from '../design/icons.ts';
import { resultText } from './calculate.ts';
import css from './calculator.module.css';
import { useCalculator, type Line } from './use-calculator.ts';

const keys = [
  '7',
  '8',
  '9',
  '÷',
  '√',
  '4',
  '5',
  '6',
  '×',
  '²',
  '1',
  '2',
  '3',
  '−',
  '^',
  '0',
  '.',
  '%',
  '+',
  'π',
];
const more = ['(', ')', 'sin(', 'cos(', 'tan(', 'log(', 'ln(', 'Ans'];
const spoken: Record<string, string> = {
  '÷': 'divided by',
  '×': 'times',
  '−': 'minus',
  '+': 'plus',
  '√': 'square root of',
  '²': 'squared',
  '^': 'to the power of',
  '.': 'point',
  '%': 'per cent',
  π: 'pi',
  '(': 'open bracket',
  ')': 'close bracket',
  'sin(': 'sin, sine',
  'cos(': 'cos, cosine',
  'tan(': 'tan, tangent',
  'log(': 'log, logarithm to base 10',
  'ln(': 'ln, natural logarithm',
  Ans: 'Ans, last result',
};

export function Calculator({ onClose }: { onClose: () => void }) {
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { typed, type, lines, wrong, put, reckon } = useCalculator({ panel, field, onClose });
  return (
    <section className={css.calculator} role="dialog" aria-label="Calculator" ref={panel}>
      <header className={css.head}>
        <h2 className={css.title}>Calculator</h2>
        <ActionIcon aria-label="Close the calculator" size="1.75rem" onClick={onClose}>
          <IconX {...icon} />
        </ActionIcon>
      </header>
      <Results lines={lines} onUse={put} />
      <input
        ref={field}
        className={css.field}
        aria-label="Calculation"
        aria-invalid={wrong}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p className={css.help} role="status">
        {wrong ? 'This cannot be reckoned.' : ''}
      </p>
      <div className={css.more}>
        {more.map((key) => (
          <Key key={key} name={key} onPress={() => put(key)} />
        ))}
      </div>
      <div className={css.keys}>
        {keys.map((key) => (
          <Key key={key} name={key} onPress={() => put(key)} />
        ))}
      </div>
      <div className={css.acts}>
        <Key name="Clear" onPress={() => type('')} />
        <Key name="⌫" label="Delete the last sign" onPress={() => type(typed.slice(0, -1))} />
        <Key name="=" label="equals" main onPress={reckon} />
      </div>
    </section>
  );
}

function Results({ lines, onUse }: { lines: readonly Line[]; onUse: (text: string) => void }) {
  return (
    <div role="log" aria-label="Results">
      <ol className={css.lines}>
        {lines.map((line, at) => (
          <li key={at} dir="ltr">
            <UnstyledButton
              className={css.line ?? ''}
              aria-label={`${line.typed} = ${resultText(line.value)}, use it`}
              onClick={() => onUse(resultText(line.value))}
            >
              <span>{line.typed} =</span>
              <b>{resultText(line.value)}</b>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface KeyProps {
  name: string;
  label?: string;
  main?: boolean;
  onPress: () => void;
}

function Key({ name, label = spoken[name] ?? name, main = false, onPress }: KeyProps) {
  return (
    <UnstyledButton
      className={css.key ?? ''}
      aria-label={label}
      data-main={main || undefined}
      onClick={onPress}
    >
      {name.replace('(', name.length > 1 ? '' : '(')}
    </UnstyledButton>
  );
}
