/** The installed packs: what each holds, how much of it was seen, and what can be done with it. */
import '@mantine/core/styles/Table.layer.css';
import { Button, Table, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { languageName } from '../design/language-name.ts';
import { counted, countText } from '../design/number-words.ts';
import css from './library.module.css';
import { PackMenu } from './pack-menu.tsx';
import { SeenBar } from './seen-bar.tsx';
import { StudyDialog } from './study-dialog.tsx';

export function PackTable({ packs }: { packs: PackSummary[] }) {
  const [studying, setStudying] = useState<PackSummary>();
  return (
    <>
      <Table fz="md" className={css.packs ?? ''} verticalSpacing="0.625rem" horizontalSpacing={0}>
        <Table.Caption className={css.caption ?? ''}>
          <VisuallyHidden>Packs on this computer</VisuallyHidden>
        </Table.Caption>
        <Table.Tbody>
          {packs.map((pack) => (
            <Table.Tr key={pack.id}>
              <Table.Th scope="row">
                <span className={css.packName} dir="auto">
                  {pack.title}
                </span>
                <span className={css.note}>{packWords(pack)}</span>
              </Table.Th>
              <Table.Td>
                <SeenBar seen={pack.seenCount} of={pack.itemCount} />
                <span className={css.note}>
                  {countText(pack.seenCount)} of {countText(pack.itemCount)} seen
                </span>
              </Table.Td>
              <Table.Td className={css.end ?? ''}>
                <div className={css.rowActs}>
                  <Button
                    variant="subtle"
                    size="sm"
                    aria-label={`Study ${pack.title}`}
                    onClick={() => setStudying(pack)}
                  >
                    Study
                  </Button>
                  <PackMenu pack={pack} />
                </div>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {studying && <StudyDialog pack={studying} onClose={() => setStudying(undefined)} />}
    </>
  );
}

/** "English, 72 questions, code, mock exam, made by Answly". */
function packWords(pack: PackSummary): string {
  const parts = [
    languageName(pack.locale),
    counted(pack.itemCount, 'question', 'questions'),
    pack.hasCode && 'code',
    pack.hasMath && 'formulas',
    pack.hasImages && 'pictures',
    pack.blueprintItemCount !== null && 'mock exam',
    pack.origin === 'import' ? 'your own import' : 'published by Answly',
  ];
  return parts.filter(Boolean).join(', ');
}
