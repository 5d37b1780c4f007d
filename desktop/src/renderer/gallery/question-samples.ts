/** One question of every type, unanswered and marked, to look at. */
import type { Response } from '@answly/shared/model/response';
import type { Feedback, PlaceView, Question } from '#desktop/contract/study';
import { feedbackFor } from '../feedback/feedback-builder.ts';

export interface QuestionSample {
  name: string;
  question: Question;
  /** What was answered, and how it was marked. */
  feedback: Feedback;
}

const blank: Question = {
  packId: '00000000-0000-4000-8000-000000000001',
  itemId: '00000000-0000-4000-8000-000000000002',
  itemVersion: 1,
  type: 'single',
  locale: 'en',
  stem: '',
  stimulus: null,
  options: [],
  prompts: [],
  gaps: [],
  back: null,
  unit: null,
  pointsMilli: 1000,
  topics: ['Networks'],
};

const entry = { state: 'todo', flagged: false } as const;

/** @param feedback null while it is not answered. */
export function placeOf(question: Question, feedback: Feedback | null): PlaceView {
  return {
    session: {
      sessionId: '00000000-0000-4000-8000-000000000003',
      mode: 'tutor',
      title: 'Every type',
      titleLocale: null,
      startedAt: 0,
      position: 6,
      entries: Array.from({ length: 20 }, () => entry),
      savedCount: 6,
      activeMs: 0,
      over: false,
      closedCount: 0,
      exam: null,
    },
    position: 6,
    question,
    struck: [],
    flagged: false,
    highlights: [],
    standing: null,
    spentMs: 0,
    feedback,
    closedByExam: false,
  };
}

const layers = [
  { id: 'app', content: 'The application writes `data` into its socket' },
  { id: 'tcp', content: 'TCP cuts it into segments and numbers them' },
  { id: 'ip', content: 'IP adds the addresses of both ends' },
  { id: 'eth', content: 'Ethernet frames it for the next hop' },
];

const ordering: QuestionSample = {
  name: 'ordering',
  question: {
    ...blank,
    type: 'ordering',
    stem: 'A program sends a message. In which order do the layers handle it on the way **down**?',
    options: [layers[1], layers[0], layers[3], layers[2]].filter((each) => each !== undefined),
  },
  feedback: feedbackFor({
    response: { type: 'ordering', optionIds: ['app', 'ip', 'tcp', 'eth'] },
    keyResponse: { type: 'ordering', optionIds: ['app', 'tcp', 'ip', 'eth'] },
    parts: { app: true, ip: false, tcp: false, eth: true },
    scoreMilli: 0,
    rationales: {
      app: 'Everything starts with the program that has something to say.',
      ip: 'IP addresses packets; it needs the segments that TCP has made.',
      tcp: 'Segments come before packets: TCP hands them down to IP.',
      eth: 'The frame is what leaves the computer, so it is made last.',
    },
    objective: 'Follow a message down the layers.',
  }),
};

const matching: QuestionSample = {
  name: 'matching',
  question: {
    ...blank,
    type: 'matching',
    stem: 'Match each device with the address it decides by.',
    prompts: [
      { id: 'switch', content: 'A switch' },
      { id: 'router', content: 'A router between two networks of the same company' },
      { id: 'proxy', content: 'A reverse proxy' },
    ],
    options: [
      { id: 'mac', content: 'The **MAC** address' },
      { id: 'ip', content: 'The IP address, longest prefix first: $2^{32-p}$ addresses a prefix' },
      { id: 'host', content: 'The `Host` header' },
      { id: 'none', content: 'None: it repeats every bit' },
    ],
  },
  feedback: feedbackFor({
    response: { type: 'matching', pairs: { switch: 'mac', router: 'host' } },
    keyResponse: { type: 'matching', pairs: { switch: 'mac', router: 'ip', proxy: 'host' } },
    parts: { switch: true, router: false, proxy: false },
    scoreMilli: 333,
    rationales: {
      mac: 'A switch learns which MAC address is behind which port.',
      ip: 'A router looks for the longest prefix that fits the destination.',
      host: 'Only what reads HTTP can see this header.',
      none: 'That is a hub.',
    },
  }),
};

const cloze: QuestionSample = {
  name: 'cloze',
  question: {
    ...blank,
    type: 'cloze',
    stem: 'A /26 network has {{hosts}} usable host addresses. Its mask ends in {{mask}}, and a router between two such networks works on {{layer}}. In `len({{code}})` the fourth one stands in code.',
    gaps: [
      { id: 'hosts', kind: 'numeric', options: [], unit: null },
      { id: 'mask', kind: 'text', options: [], unit: null },
      {
        id: 'layer',
        kind: 'select',
        options: [
          { id: 'two', content: 'layer 2' },
          { id: 'three', content: 'layer 3, the **network** layer' },
          { id: 'seven', content: 'layer 7' },
        ],
        unit: null,
      },
      { id: 'code', kind: 'numeric', options: [], unit: 'ms' },
    ],
  },
  feedback: feedbackFor({
    response: { type: 'cloze', gaps: { hosts: '62', mask: '.224', layer: 'two' } },
    keyResponse: { type: 'cloze', gaps: { hosts: '62', mask: '.192', layer: 'three', code: '4' } },
    parts: { hosts: true, mask: false, layer: false, code: false },
    scoreMilli: 250,
    rationales: {
      'layer/two': 'Layer 2 is where switches work.',
      'layer/three': 'Routers read IP addresses, which belong to layer 3.',
      'layer/seven': 'Layer 7 is the application.',
    },
  }),
};

const typed = (type: 'numeric' | 'short-text', response: Response): QuestionSample => ({
  name: type,
  question: {
    ...blank,
    type,
    stem:
      type === 'numeric'
        ? 'How long does one bit take to pass 200 km of fibre, at $2 \\cdot 10^8$ m/s?'
        : 'What is the state called in which two threads each wait for what the other holds?',
    unit: type === 'numeric' ? 'ms' : null,
  },
  feedback: feedbackFor({
    response,
    correctText: type === 'numeric' ? '1 ± 0.05 ms' : 'deadlock',
    keyResponse: type === 'numeric' ? null : { type, text: 'deadlock' },
    parts: { answer: false },
    scoreMilli: 0,
    rationales: type === 'numeric' ? {} : { live: 'In a livelock both still run, to no end.' },
  }),
});

const flashcard: QuestionSample = {
  name: 'flashcard',
  question: {
    ...blank,
    type: 'flashcard',
    stem: 'What does **ARP** find out?',
    back: 'The MAC address that belongs to an IP address on the same network.\n\nIt asks everyone, and the owner answers.',
  },
  feedback: feedbackFor({ response: { type: 'flashcard', grade: 3 } }),
};

const multiple: QuestionSample = {
  name: 'multiple',
  question: {
    ...blank,
    type: 'multiple',
    stem: 'Which of these are private address ranges?',
    options: [
      { id: 'a', content: '`10.0.0.0/8`' },
      { id: 'b', content: '`172.32.0.0/12`' },
      { id: 'c', content: '`192.168.0.0/16`' },
    ],
  },
  feedback: feedbackFor({
    response: { type: 'multiple', optionIds: ['a', 'b'] },
    correctOptionIds: ['a', 'c'],
    scoreMilli: 0,
    rationales: { a: 'The largest of the three.', b: 'The range is 172.16.0.0/12.', c: 'Known from home.' },
  }),
};

export const questionSamples: readonly QuestionSample[] = [
  ordering,
  matching,
  cloze,
  typed('short-text', { type: 'short-text', text: 'livelock' }),
  typed('numeric', { type: 'numeric', text: '10' }),
  flashcard,
  multiple,
];
