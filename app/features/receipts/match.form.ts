import * as v from "valibot";
import type { readDecision } from "./desk.server";

/** Which page a decision was taken on, to go back to: a receipt's, or the list, of one person or of all. */
const wayBack = {
  back: v.optional(v.picklist(["receipt", "person", "all"]), "all"),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/)), "1"),
};

/** The letter that a line means, or `aside`: nobody needs to look for it any more. */
export const matchForm = v.pipe(
  v.object({
    ...wayBack,
    letter: v.optional(v.pipe(v.string(), v.regex(/^(\d{1,9})?$/)), ""),
    aside: v.optional(v.picklist(["yes"])),
  }),
  v.check(({ letter, aside }) => letter !== "" || aside === "yes"),
);

/** Taking a decision about a line back. */
export const undoForm = v.object(wayBack);

/** The page a decision was taken on, to say there what is decided now. */
export function addressAfter(
  line: NonNullable<Awaited<ReturnType<typeof readDecision>>>,
  { back, page }: v.InferOutput<typeof undoForm>,
): string {
  const { id, prisonerId, receiptId } = line;
  if (back === "receipt") return `/desk/prisoners/${prisonerId}/receipts/${receiptId}?line=${id}`;
  const of = back === "person" ? { prisoner: prisonerId } : {};
  return `/desk/receipts?${new URLSearchParams({ ...of, page, line: String(id) })}`;
}

/** The line that `?line=` names, decided a moment ago. */
export function lineIn(search: URLSearchParams): number | null {
  const line = search.get("line") ?? "";
  return /^\d{1,9}$/.test(line) ? Number(line) : null;
}
