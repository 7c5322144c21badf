import type { Typed } from "~/platform/forms/parse-form";
import type { ReceiptShown } from "./read.server";

interface Told {
  receipt: ReceiptShown;
  ticked: readonly number[];
  others: readonly { signature: string | null; number: number | null }[];
}

/** A receipt as its form would have been filled in. */
export function typedFrom({ receipt, ticked, others }: Told): Typed {
  const { arrivedDate, arrivedPrecision } = receipt;
  const [year = "", month = "", day = ""] = arrivedDate?.split("-") ?? [];
  const isMonth = arrivedPrecision === "day" || arrivedPrecision === "month";
  const date = {
    dateDay: arrivedPrecision === "day" ? String(Number(day)) : "",
    dateMonth: isMonth ? String(Number(month)) : "",
    dateYear: year,
  };
  const rows = others.flatMap(({ signature, number }, index) => [
    [`signature${index}`, signature ?? ""],
    [`number${index}`, number === null ? "" : String(number)],
  ]);
  return {
    letters: String(receipt.letters),
    known: ticked.map(String),
    when: arrivedDate === null ? "unknown" : "other",
    ...(arrivedDate === null ? {} : date),
    toldBy: receipt.toldBy,
    ...Object.fromEntries(rows),
  };
}
