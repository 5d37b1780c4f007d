/** Reads the figures at `/metrics`, for tests. */

/** Undefined for a series that is not there; the labels are all of its labels, in any order. */
export type Figures = (name: string, labels: Record<string, string>) => number | undefined;

export async function readFigures(port: number | undefined): Promise<Figures> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, labels, value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    if (name !== undefined && labels !== undefined)
      values.set(seriesOf(name, labels.split(',')), Number(value));
  }
  return (name, labels) =>
    values.get(
      seriesOf(
        name,
        Object.entries(labels).map(([label, value]) => `${label}="${value}"`),
      ),
    );
}

function seriesOf(name: string, labels: readonly string[]): string {
  return `${name}{${labels.toSorted().join(',')}}`;
}
