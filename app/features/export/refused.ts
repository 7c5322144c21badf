import type { FormErrors } from "~/platform/forms/parse-form";
import type { Export } from "./allowed.server";

type Reason = Extract<Export, { ok: false }>["reason"];

const reasons = ["wrong", "wait", "too-many", "nobody"] as const satisfies readonly Reason[];

/** The page to which a refused export leads back, with what it was asked for and why there is no file. */
export function refusedAddress(
  page: string,
  asked: [name: string, value: string][],
  refused: Extract<Export, { ok: false }>,
): string {
  const params = new URLSearchParams(asked);
  params.set("refused", refused.reason);
  if (refused.reason === "wait") params.set("minutes", String(refused.minutes));
  return `${page}?${params}`;
}

/** Why the last try gave no file, read from the address of the page. */
export function refusalOf(params: URLSearchParams): {
  status: 200 | 422 | 429;
  errors: FormErrors;
  minutes: number | null;
} {
  const reason = reasons.find((each) => each === params.get("refused"));
  if (reason === undefined) return { status: 200, errors: {}, minutes: null };
  if (reason === "wait") {
    const minutes = /^\d{1,3}$/.test(params.get("minutes") ?? "") ? Number(params.get("minutes")) : 1;
    return { status: 429, errors: {}, minutes };
  }
  if (reason === "wrong") return { status: 422, errors: { password: "prove.wrong" }, minutes: null };
  return { status: 422, errors: { form: `export.${reason}` }, minutes: null };
}
