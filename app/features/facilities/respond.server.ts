import { data } from "@remix-run/node";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure } from "~/platform/forms/parse-form";
import { missing } from "~/platform/http/require.server";
import type { ChannelSaved } from "./channels.server";

type Reason = Extract<ChannelSaved, { ok: false }>["reason"];

const errors = {
  stale: { form: "place-form.stale" },
  order: { untilDay: "place-form.order" },
  "relay-unnamed": { note: "place-form.relay-unnamed" },
} as const;

/** Says why a way to write was not saved, and leaves what was typed; `version` is the newest of the facility. */
export function refusedChannel(form: FormData, reason: Reason, version: number) {
  if (reason === "not-found") throw missing();
  const failed = formFailure(form, errors[reason]);
  if (reason !== "stale") return data(failed, { status: 422 });
  const typed = { ...failed.typed, key: randomId(), version: String(version) };
  return data({ ...failed, typed }, { status: 409 });
}
