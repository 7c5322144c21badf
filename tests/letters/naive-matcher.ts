import type { LineMatch, MatchableLetter, ToldLine } from "~/domain/receipts/match";

/**
 * The matching rules once more, read from product.md and written without a look at the real ones: slow, one long loop
 * over a list that shrinks, with a way of its own to tell whether two signatures are the same.
 */
export function matchNaively(
  letters: readonly MatchableLetter[],
  lines: readonly ToldLine[],
  lastDay: string | null,
): LineMatch[] {
  const answers = new Map<number, LineMatch>();
  let free = letters.filter(({ state }) => !["reserved", "confirmed", "answered"].includes(state));
  const say = (
    line: number,
    letterId: number | null,
    matchedBy: LineMatch["matchedBy"],
    problem: LineMatch["problem"],
  ) => answers.set(line, { letterId, matchedBy, problem });

  for (let line = 0; line < lines.length; line += 1) {
    const { signature, number } = lines[line] as ToldLine;
    if (signature === null) {
      say(line, null, "none", "no-signature");
      continue;
    }
    let writerKnown = false;
    let posted: MatchableLetter | undefined;
    for (const letter of letters) {
      if (plain(letter.signature) !== plain(signature)) continue;
      writerKnown = true;
      if (letter.number === number && letter.state !== "reserved") posted = letter;
    }
    if (!writerKnown) say(line, null, "none", "no-such-signature");
    else if (number === null) continue;
    else if (!posted) say(line, null, "none", "no-such-number");
    else if (!free.some(({ id }) => id === posted.id)) say(line, posted.id, "number", "already-confirmed");
    else if (lastDay !== null && posted.sentOn !== null && posted.sentOn > lastDay) {
      say(line, null, "none", "before-sent");
    } else {
      say(line, posted.id, "number", null);
      free = free.filter(({ id }) => id !== posted.id);
    }
  }

  for (let line = 0; line < lines.length; line += 1) {
    if (answers.has(line)) continue;
    const wanted = plain(lines[line]?.signature ?? "");
    let oldest: MatchableLetter | undefined;
    for (const letter of free) {
      if (plain(letter.signature) !== wanted) continue;
      if (lastDay !== null && letter.sentOn !== null && letter.sentOn > lastDay) continue;
      if (!oldest || age(letter) < age(oldest)) oldest = letter;
    }
    if (!oldest) say(line, null, "none", "nothing-open");
    else {
      const taken = oldest.id;
      say(line, taken, "oldest", null);
      free = free.filter(({ id }) => id !== taken);
    }
  }
  return lines.map((_, line) => answers.get(line) as LineMatch);
}

/** Enough for the signatures of the stories: Cyrillic letters, digits, blanks, hyphens and dots. */
function plain(signature: string): string {
  return signature
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^а-я0-9]/g, "");
}

function age({ sentOn, number, id }: MatchableLetter): string {
  return [sentOn ?? "0000-00-00", String(number).padStart(6, "0"), String(id).padStart(9, "0")].join(" ");
}
