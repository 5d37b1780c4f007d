/** An item that an exam may draw. Its body is read only when it is drawn: those of a large pack take longer than drawing. */
import type { PoolItem } from '@answly/shared/exam/pool';

/** What is known of an item before its body is read. */
export type InstalledPin = Omit<PoolItem, 'type' | 'pointsMilli' | 'options' | 'rightOrder' | 'lastSeenAt'>;

type Load = (item: PoolItem) => PoolItem;

export class InstalledItem implements PoolItem {
  readonly packId: string;
  readonly itemId: string;
  readonly itemVersion: number;
  readonly place: number;
  readonly difficulty: number;
  readonly stimulusId: string | null;
  readonly topics: readonly string[];
  readonly lastSeenAt: number | null;
  readonly #load: Load;
  #read: PoolItem | undefined;

  constructor(pin: InstalledPin, load: Load, lastSeenAt: number | null = null) {
    this.packId = pin.packId;
    this.itemId = pin.itemId;
    this.itemVersion = pin.itemVersion;
    this.place = pin.place;
    this.difficulty = pin.difficulty;
    this.stimulusId = pin.stimulusId;
    this.topics = pin.topics;
    this.lastSeenAt = lastSeenAt;
    this.#load = load;
  }

  /** The same as a student finds it who saw it then. */
  seenAt(lastSeenAt: number): InstalledItem {
    return new InstalledItem(this, this.#load, lastSeenAt);
  }

  get type(): PoolItem['type'] {
    return this.#body.type;
  }

  get pointsMilli(): number {
    return this.#body.pointsMilli;
  }

  get options(): PoolItem['options'] {
    return this.#body.options;
  }

  get rightOrder(): PoolItem['rightOrder'] {
    return this.#body.rightOrder;
  }

  get #body(): PoolItem {
    this.#read ??= this.#load(this);
    return this.#read;
  }
}
