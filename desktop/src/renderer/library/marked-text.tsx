/** Text of the core with the words it matched between U+0002 and U+0003, set as marks. */

export function MarkedText({ text }: { text: string }) {
  return text.split('\u0002').map((part, at) => {
    const [inside, after] = part.split('\u0003');
    // Only the first piece stands before any mark.
    if (at === 0 || after === undefined) return part;
    return (
      <span key={at}>
        <mark>{inside}</mark>
        {after}
      </span>
    );
  });
}
