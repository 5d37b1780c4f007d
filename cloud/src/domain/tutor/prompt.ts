/** Builds what the model is asked. Only the server writes prompts; what comes from packs or students is data in it. */
import { readFileSync } from 'node:fs';
import type { HintLevel } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { Response } from '@answly/shared/model/response';
import type { Focus } from './focus.ts';
import { answerElement, element, escaped, questionElement } from './question-elements.ts';

/** A prompt is a file beside this one, written in English and answering in any language. */
export type PromptVersion = 'hint.en.v1' | 'explain.en.v1' | 'chat.en.v1';

export interface Prompt {
  /** Part of the cache key: another text of the prompt is another version. */
  version: PromptVersion;
  system: string;
}

export interface Messages {
  system: string;
  user: string;
}

interface Subject {
  item: Item;
  /** An English name such as "German"; null for the language of the question. */
  language: string | null;
}

export interface HintSubject extends Subject {
  level: HintLevel;
}

export interface ChatTurn {
  role: 'student' | 'tutor';
  text: string;
}

export interface ChatSubject extends Subject {
  focus: Focus;
  response: Response | null;
  /** Turns before the message, the oldest first. */
  history: readonly ChatTurn[];
  message: string;
  /** Explanations of questions about the same thing, the nearest first. */
  related: readonly string[];
}

export function loadPrompt(version: PromptVersion): Prompt {
  const system = readFileSync(new URL(`./prompts/${version}.md`, import.meta.url), 'utf8').trim();
  return { version, system };
}

/** Told nothing of any student: the hint is for all of them. */
export function hintMessages(prompt: Prompt, { item, level, language }: HintSubject): Messages {
  return messages(prompt, language, [
    questionElement(item, { kind: 'item' }),
    `Give a hint of level ${level}.`,
  ]);
}

export interface ExplainSubject extends Subject {
  focus: Focus;
  /** A mistake that others make too (`mistakeWords`). */
  mistake?: string;
  /** What the student typed, where it is no known mistake. */
  typed?: string;
}

export function explainMessages(
  prompt: Prompt,
  { item, focus, mistake, typed, language }: ExplainSubject,
): Messages {
  return messages(prompt, language, [
    questionElement(item, focus),
    mistake === undefined ? null : element('mistake-made', mistake),
    typed === undefined ? null : element('student-answer', typed),
  ]);
}

export function chatMessages(prompt: Prompt, subject: ChatSubject): Messages {
  const { item, focus, response, history, message, related, language } = subject;
  return messages(prompt, language, [
    questionElement(item, focus),
    answerElement(item, response),
    ...related.map((text) => element('related', text)),
    conversationElement(history),
    element('message', message),
  ]);
}

/** Roles of earlier turns are attributes the server writes: a student cannot speak as the tutor. */
function conversationElement(history: readonly ChatTurn[]): string | null {
  if (history.length === 0) return null;
  const turns = history.map(({ role, text }) => `<turn from="${role}">${escaped(text.trim())}</turn>`);
  return ['<conversation>', ...turns, '</conversation>'].join('\n');
}

function messages(prompt: Prompt, language: string | null, parts: readonly (string | null)[]): Messages {
  const said = parts.filter((part) => part !== null);
  said.push(`Write in ${language ?? 'the language of the question'}.`);
  return { system: prompt.system, user: said.join('\n') };
}
