/** Elements that take Enter for themselves: a key of the whole screen leaves them alone. */

export const actsByItself = ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A'];
