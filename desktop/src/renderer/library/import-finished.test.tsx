import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { LastImport } from '#desktop/contract/library';
import { ImportFinished } from './import-finished.tsx';

function page(notes?: LastImport['report']['notes']): string {
  const report = { items: 3, imported: 3, rejected: [], ...(notes && { notes }) };
  const last: LastImport = { packId: null, fileName: 'pool.csv', at: 0, report };
  return renderToStaticMarkup(
    <MantineProvider>
      <ImportFinished last={last} onDone={() => undefined} />
    </MantineProvider>,
  );
}

test('what became of the exam of a file is said where the import ends', () => {
  const message = 'The exam: it draws fewer than 2 questions of T1, which have no more.';
  const words = page([{ place: 'the exam', code: 'exam.topic-short', message }]);
  expect(words).toContain('3 questions are in.');
  expect(words).toContain('the exam</b>');
  expect(words).toContain('It draws fewer than 2 questions of T1, which have no more.');
});

test('an import in which all is as in the file says no more than how many questions are in', () => {
  expect(page()).not.toContain('<ol');
});
