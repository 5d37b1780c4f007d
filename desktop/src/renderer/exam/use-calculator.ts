/** What is typed into the calculator, its last results, and the keys that work in it. */
import { useEffect, useEffectEvent, useState } from 'react';
import { useReturnFocus } from '../design/use-return-focus.ts';
import { calculate } from './calculate.ts';

export interface Line {
  typed: string;
  value: number;
}

/** As many as there is room for. */
const keptMax = 4;

interface Place {
  panel: { current: HTMLElement | null };
  field: { current: HTMLInputElement | null };
  onClose: () => void;
}

export function useCalculator({ panel, field, onClose }: Place) {
  const [typed, setTyped] = useState('');
  const [lines, setLines] = useState<Line[]>([]);
  const [wrong, setWrong] = useState(false);

  function put(text: string): void {
    const input = field.current;
    const [from, to] = [input?.selectionStart ?? typed.length, input?.selectionEnd ?? typed.length];
    setTyped(typed.slice(0, from) + text + typed.slice(to));
    setWrong(false);
    // After the field has been drawn with its new text.
    requestAnimationFrame(() => input?.setSelectionRange(from + text.length, from + text.length));
  }

  function reckon(): void {
    const value = calculate(typed, lines.at(-1)?.value ?? 0);
    setWrong(value === null && typed.trim() !== '');
    if (value === null) return;
    setLines([...lines, { typed, value }].slice(-keptMax));
    setTyped('');
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = event.target === field.current;
    if (event.key === 'Escape') onClose();
    else if (inField && (event.key === 'Enter' || event.key === '=')) reckon();
    else if (inField && event.key === 'ArrowUp') setTyped(lines.at(-1)?.typed ?? typed);
    else if (!inField && /^[\d.,()+\-*/^%]$/u.test(event.key)) put(event.key);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const { current } = panel;
    const listener = (event: KeyboardEvent) => onKey(event);
    current?.addEventListener('keydown', listener);
    return () => current?.removeEventListener('keydown', listener);
  }, [panel]);

  const type = (text: string) => {
    setTyped(text);
    setWrong(false);
  };
  useReturnFocus();
  useEffect(() => field.current?.focus(), [field]);
  return { typed, type, lines, wrong, put, reckon };
}
