import { busyStateOf } from "~/components/plan-progress";

/** Seconds after which the page of a plan asks again, without scripts. */
const AGAIN_SECONDS = 2;
const lateWords = ["busy", "not-now"] as const;

/** What the address of a plan's page asks for: from which line on, whether it stands still, what came too late. */
export function readPlanQuery(url: string) {
  const { searchParams } = new URL(url);
  const from = Number(searchParams.get("from"));
  return {
    from: Number.isSafeInteger(from) && from > 0 && from < 2 ** 31 ? from : 0,
    still: searchParams.has("still"),
    late: lateWords.find((each) => each === searchParams.get("late")) ?? null,
  };
}

/** Headers by which the page asks again as long as somebody works at the plan. */
export function refreshWhile(state: string, still: boolean): HeadersInit {
  return busyStateOf(state) !== null && !still ? { Refresh: String(AGAIN_SECONDS) } : {};
}
