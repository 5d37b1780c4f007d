/** A pack whose options are pictures, with an exam of two sections that close behind the student. */
import { writePack } from '@answly/shared/formats/answlypack';
import { blueprint } from '@answly/shared/model/blueprint';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildItem, buildPack } from '#desktop/core/testing/build-pack';

export const picturesExam = 'Exam of pictures';

/** As high as pictures in options are shown. */
const drawing = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="256"><path d="M0 0l320 256" stroke="black"/></svg>',
);

const section = (topic: string) => ({
  id: topic,
  title: topic,
  timeLimitMs: 20 * 60_000,
  navigation: 'lock-after-leave',
  tools: ['strike', 'highlight'],
  draw: [{ topic, count: 4 }],
  shuffleOptions: false,
});

export function picturesPack(): Uint8Array {
  const picture = sha256Hex(drawing);
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, content: `![Line ${id}](media:${picture})` }));
  const items = Array.from({ length: 8 }, (_, n) => {
    const topic = n < 4 ? 'First half' : 'Second half';
    return buildItem(n, { stem: `Which line is it? ${topic}`, options, topics: [topic] });
  });
  const exam = blueprint.parse({
    id: '0190d0d0-0000-7000-8000-000000000001',
    title: picturesExam,
    sections: [section('First half'), section('Second half')],
    passMilli: 4000,
  });
  const media = [
    { sha256: picture, name: 'line.svg', mime: 'image/svg+xml' as const, bytes: drawing.length },
  ];
  const pack = buildPack(items, { title: 'Pictures', media, blueprints: [exam] });
  return writePack(pack, new Map([[picture, drawing]]), sha256Hex);
}
