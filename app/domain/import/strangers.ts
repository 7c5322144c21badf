import { type ImportField, importFields } from "./fields";
import { type KnownPerson, type Likeness, likenessAmong } from "./identity";
import { addition } from "./joining";
import type { Answers, Doubt, GoodRow, Known, LineNote } from "./plan";

/** What becomes of rows of people whom this list did not name before. */
export type Introduction = {
  create: { row: GoodRow; fields: ImportField[] }[];
  recognise: { row: GoodRow; fields: ImportField[]; prisonerId: string }[];
  doubts: Doubt[];
  notes: LineNote[];
};

/**
 * Tells who is new here, who is known from elsewhere, and of whom a person must be asked. Whoever the list knows under
 * another id is meant by no other row; two rows that fit one person are both doubtful.
 */
export function introduce(
  strangers: readonly GoodRow[],
  known: Known,
  named: ReadonlySet<string>,
  answers: Answers,
): Introduction {
  const people = new Map(known.people.map((each) => [each.prisonerId, each]));
  const facilities = new Map(known.facilities.map((each) => [each.id, each]));
  const taken = takenIn(known, named, strangers);
  const likeness = likenessAmong(known.people);
  const free = (prisonerId: string) => !taken.has(prisonerId);
  const told = strangers.map((row) => {
    const answer = answers[row.line];
    const answered = answer === undefined ? null : likenessSaid(answer, people, free);
    return { row, like: answered ?? likeness.find(row.facts, free) };
  });
  const rowsOf = countSure(told);
  const result: Introduction = { create: [], recognise: [], doubts: [], notes: [] };
  for (const { row, like } of told) {
    const { line, facts } = row;
    const person = like.kind === "sure" ? people.get(like.prisonerId) : undefined;
    if (like.kind === "doubt") result.doubts.push({ line, facts, candidates: like.candidates });
    else if (person === undefined) result.create.push({ row, fields: [...importFields] });
    else if ((rowsOf.get(person.prisonerId) ?? 0) > 1)
      result.doubts.push({ line, facts, candidates: [person] });
    else {
      const { fields, differs } = addition(facts, person, facilities);
      result.recognise.push({ row, fields, prisonerId: person.prisonerId });
      result.notes.push(...differs.map((column): LineNote => ({ line, code: "known-otherwise", column })));
    }
  }
  return result;
}

/** In a list without ids an identity the file no longer names may have been corrected, so its person may be meant. */
function takenIn(
  known: Known,
  named: ReadonlySet<string>,
  strangers: readonly GoodRow[],
): ReadonlySet<string> {
  const hasIds = strangers.some(
    ({ facts, nameIds }) => ![nameIds.byYear, nameIds.byDay].includes(facts.externalId),
  );
  const held = known.recognitions.filter(({ externalId }) => hasIds || named.has(externalId));
  return new Set(held.map(({ prisonerId }) => prisonerId));
}

function likenessSaid(
  answer: string,
  people: ReadonlyMap<string, KnownPerson>,
  free: (prisonerId: string) => boolean,
): Likeness | null {
  if (answer === "new") return { kind: "nobody" };
  return people.has(answer) && free(answer) ? { kind: "sure", prisonerId: answer } : null;
}

function countSure(told: readonly { like: Likeness }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { like } of told) {
    if (like.kind === "sure") counts.set(like.prisonerId, (counts.get(like.prisonerId) ?? 0) + 1);
  }
  return counts;
}
