import { expect, test } from 'vitest';
import { topicResults } from './topic-results.ts';

const place = (topics: string[], scoreMilli = 0) => ({ topics, locale: 'es', scoreMilli, maxMilli: 1000 });
const lines = (places: Parameters<typeof topicResults>[0]) =>
  topicResults(places).map(({ topic, rightMilli, attempts }) => `${topic} ${rightMilli / 1000}/${attempts}`);

test('topics of one question are told by the broader one they begin with', () => {
  expect(lines([place(['T5', 'T5A']), place(['T5', 'T5B'], 1000)])).toEqual(['T5 1/2']);
});

test('a topic of one question stands where no broader one has more', () => {
  expect(lines([place(['T6', 'T6A']), place(['Law'], 1000)])).toEqual(['T6 0/1', 'T6A 0/1', 'Law 1/1']);
});

test('a topic is told in the language of its questions', () => {
  expect(topicResults([place(['Azar'])])).toMatchObject([{ topic: 'Azar', locale: 'es' }]);
});

test('a topic of several questions stands beside the broader one', () => {
  const nets = ['Networks', 'Networks: routing'];
  expect(lines([place(nets), place(nets), place(['Networks'], 1000)])).toEqual([
    'Networks: routing 0/2',
    'Networks 1/3',
  ]);
});

test('another topic that the question also has tells nothing of it', () => {
  expect(lines([place(['Law', 'Safety']), place(['Law'], 1000)])).toEqual(['Safety 0/1', 'Law 1/2']);
});
