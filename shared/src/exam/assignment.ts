/**
 * Which question stands for which want, such that every want is filled if that can be done at all.
 *
 * A question of two topics can stand for either, so taking the first that fits may leave a want empty that another choice
 * would have filled. Instead, questions change places along an augmenting path until one comes in (Berge 1957; Kuhn 1955).
 * Once the wants are full, `keep` settles question by question who is in, exchanging the others: there is a full assignment
 * with all of them exactly if there is one step by step (Mendelsohn and Dulmage 1958), so no refusal here is a mistake.
 */
import type { Want } from './want.ts';

export interface Graph {
  wants: readonly Want[];
  /** For each question, by its number, the positions of the wants it can stand for. */
  takers: readonly (readonly number[])[];
}

export class Assignment {
  readonly #wants: readonly Want[];
  readonly #takers: readonly (readonly number[])[];
  /** For each want the questions that can stand for it. */
  readonly #offers: number[][];
  /** For each want the questions that stand for it. */
  readonly #standing: Set<number>[];
  readonly #wantOf = new Map<number, number>();
  /** What is settled: a question that is in, and the one section it must be in, if any. */
  readonly #kept = new Map<number, number | null>();

  constructor({ wants, takers }: Graph) {
    this.#wants = wants;
    this.#takers = takers;
    this.#offers = wants.map(() => []);
    for (const [item, wantsOfItem] of takers.entries()) {
      for (const want of wantsOfItem) this.#offers[want]?.push(item);
    }
    this.#standing = wants.map(() => new Set());
    for (const [want, { count }] of wants.entries()) {
      while (this.standing(want).size < count && this.#fill(want));
    }
  }

  standing(want: number): Set<number> {
    return this.#standing[want] ?? new Set();
  }

  wantOf(item: number): number | undefined {
    return this.#wantOf.get(item);
  }

  isKept(item: number): boolean {
    return this.#kept.has(item);
  }

  get keptCount(): number {
    return this.#kept.size;
  }

  /** Wants that are not full. No other assignment fills them without emptying others. */
  get short(): number[] {
    return [...this.#wants.keys()].filter(
      (want) => this.standing(want).size < (this.#wants[want]?.count ?? 0),
    );
  }

  /** The wants that a short one competes with: all their questions stand for one of them, and are too few. */
  rivalsOf(short: number): number[] {
    const reached = new Set([short]);
    for (const want of reached) {
      for (const item of this.#offers[want] ?? []) {
        const other = this.#wantOf.get(item);
        if (other !== undefined) reached.add(other);
      }
    }
    return [...reached];
  }

  /**
   * Settles that `item` is in, in the section with that position or, with null, in any, where all wants can still be filled
   * along with what was kept before. For full assignments only.
   * @returns false, and nothing is settled, where they cannot
   */
  keep(item: number, section: number | null): boolean {
    this.#kept.set(item, section);
    const want = this.#wantOf.get(item);
    if (want !== undefined) {
      if (this.#mayStand(item, want)) return true;
      this.#remove(item);
      if (!this.#fill(want)) {
        this.#place(item, want);
        this.#kept.delete(item);
        return false;
      }
    }
    if (this.#wantOf.has(item) || this.#exchange(item)) return true;
    this.#kept.delete(item);
    return false;
  }

  /** Takes a `keep` back. */
  release(item: number): void {
    this.#kept.delete(item);
  }

  #mayStand(item: number, want: number): boolean {
    const section = this.#kept.get(item) ?? null;
    return section === null || section === this.#wants[want]?.section;
  }

  /** Brings one more question to `goal`; others change their wants for it, but all stay in. */
  #fill(goal: number): boolean {
    /** How a want is filled again that gives its question away: who leaves it, and where to. */
    const leaving = new Map<number, { item: number; to: number }>();
    const reached = new Set([goal]);
    for (const want of reached) {
      for (const item of this.#offers[want] ?? []) {
        if (!this.#mayStand(item, want)) continue;
        const from = this.#wantOf.get(item);
        if (from === undefined) {
          this.#place(item, want);
          for (let step = leaving.get(want); step !== undefined; step = leaving.get(step.to)) {
            this.#place(step.item, step.to);
          }
          return true;
        }
        if (reached.has(from)) continue;
        reached.add(from);
        leaving.set(from, { item, to: want });
      }
    }
    return false;
  }

  /** Brings in `newcomer` for a question that is not settled; settled ones may change their wants. */
  #exchange(newcomer: number): boolean {
    const arriving = new Map<number, number>();
    const movers = [newcomer];
    for (const mover of movers) {
      for (const want of this.#takers[mover] ?? []) {
        if (arriving.has(want) || !this.#mayStand(mover, want)) continue;
        arriving.set(want, mover);
        for (const item of this.standing(want)) {
          if (!this.#kept.has(item)) {
            this.#remove(item);
            this.#arrive(want, arriving);
            return true;
          }
          movers.push(item);
        }
      }
    }
    return false;
  }

  #arrive(goal: number, arriving: ReadonlyMap<number, number>): void {
    let want: number | undefined = goal;
    while (want !== undefined) {
      const item = arriving.get(want);
      if (item === undefined) return;
      const from = this.#wantOf.get(item);
      this.#place(item, want);
      want = from;
    }
  }

  #place(item: number, want: number): void {
    this.#remove(item);
    this.standing(want).add(item);
    this.#wantOf.set(item, want);
  }

  #remove(item: number): void {
    const want = this.#wantOf.get(item);
    if (want === undefined) return;
    this.standing(want).delete(item);
    this.#wantOf.delete(item);
  }
}
