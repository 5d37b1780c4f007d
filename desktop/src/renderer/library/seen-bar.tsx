/** How much of a pack was seen, as a bar of the pen. */
import css from './seen-bar.module.css';

export function SeenBar({ seen, of }: { seen: number; of: number }) {
  const width = of === 0 ? 0 : (119 * seen) / of;
  return (
    <svg className={css.seen} viewBox="0 0 120 8" role="img" aria-label={`${seen} of ${of} seen`}>
      <rect className={css.track} x=".5" y="1" width="119" height="6" rx="3" />
      {seen > 0 && <rect className={css.fill} x=".5" y="1" width={Math.max(width, 6)} height="6" rx="3" />}
    </svg>
  );
}
