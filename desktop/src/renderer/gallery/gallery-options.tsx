/** Every state of an option row, and of a bubble on the map. */
import { MapBubble } from '../design/map-bubble.tsx';
import type { OptionRowProps } from '../design/option-row.tsx';
import { OptionRow } from '../design/option-row.tsx';
import css from './gallery.module.css';

const states: [string, Partial<OptionRowProps>][] = [
  ['idle', {}],
  ['chosen', { chosen: true }],
  ['struck', { struck: true }],
  ['correct', { chosen: true, verdict: 'correct' }],
  ['wrong', { chosen: true, verdict: 'wrong' }],
  ['missed correct', { verdict: 'missed' }],
  ['disabled', { disabled: true, onStrike: undefined }],
];

const nothing = () => undefined;

export function GalleryOptions() {
  return (
    <section>
      <h2 className={css.title}>Option row</h2>
      {states.map(([name, props]) => (
        <div key={name} className={css.spec}>
          <p className={css.name}>{name}</p>
          <div>
            <OptionRow
              kind="one"
              name={name}
              letter="B"
              content="A switch"
              chosen={false}
              onChoose={nothing}
              onStrike={nothing}
              {...props}
            />
          </div>
        </div>
      ))}
      <h2 className={css.title}>Map bubbles</h2>
      <ul className={css.maps}>
        <li>
          <MapBubble state="todo">4</MapBubble>to do
        </li>
        <li>
          <MapBubble state="todo" here>
            4
          </MapBubble>
          here
        </li>
        <li>
          <MapBubble state="answered">4</MapBubble>answered
        </li>
        <li>
          <MapBubble state="todo" flagged>
            4
          </MapBubble>
          flagged
        </li>
        <li>
          <MapBubble state="unseen">4</MapBubble>not seen
        </li>
        <li>
          <MapBubble state="right" />
          right
        </li>
        <li>
          <MapBubble state="wrong" />
          wrong
        </li>
        <li>
          <MapBubble state="todo" locked />
          locked
        </li>
        <li>
          <MapBubble state="answered" locked />
          answered, locked
        </li>
      </ul>
    </section>
  );
}
