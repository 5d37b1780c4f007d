/** The two sizes icons are drawn in; spread them on an icon: `<IconX {...small} />`. */

export const icon = { size: '1.25rem', stroke: 1.5, 'aria-hidden': true } as const;
export const small = { size: '1rem', stroke: 1.75, 'aria-hidden': true } as const;
/** Marks: heavier, for ticks and crosses. */
export const mark = { size: '1.625rem', stroke: 2, 'aria-hidden': true } as const;
