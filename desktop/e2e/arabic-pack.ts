/** A pack in Arabic whose title is too long for the bar over a question. */
import { writePack } from '@answly/shared/formats/answlypack';
import { sha256Hex } from '#desktop/core/sha256-hex';
import { buildItem, buildPack } from '#desktop/core/testing/build-pack';

export const arabicTitle =
  'أسئلة الفصل الأول في علوم الحاسوب: الشبكات والخوارزميات وقواعد البيانات وأنظمة التشغيل ولغات البرمجة';

export function arabicPack(): Uint8Array {
  const items = Array.from({ length: 10 }, (_, n) => buildItem(n, { locale: 'ar', stem: `السؤال ${n}` }));
  const id = '0190a0a0-0000-7000-8000-00000000eeee';
  return writePack(buildPack(items, { id, title: arabicTitle, locale: 'ar' }), new Map(), sha256Hex);
}
