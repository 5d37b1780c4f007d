/** Why a row was left out: the fault, then what to do, without the place, which stands beside them. */

export interface RejectionWords {
  fault: string;
  advice: string;
}

/** @param message `Row 4: no answer is marked as right. Mark one.`, or without the place. */
export function rejectionWords(place: string, message: string): RejectionWords {
  const from = message.toLowerCase().startsWith(`${place.toLowerCase()}:`) ? place.length + 1 : 0;
  const words = message
    .slice(from)
    .trim()
    .replaceAll(/"([^"]*)"/gu, '“$1”');
  const end = /[.!?](?=\s)/u.exec(words);
  const split = end === null ? words.length : end.index + 1;
  const fault = words.slice(0, split);
  return { fault: fault.charAt(0).toUpperCase() + fault.slice(1), advice: words.slice(split).trim() };
}
