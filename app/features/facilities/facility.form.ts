import * as v from "valibot";
import { type ParsedDate, partialDateOf } from "~/domain/dates/partial-date";
import { channels } from "~/domain/facilities/channels";
import { climateZones, facilityKinds, regimes } from "~/domain/facilities/kinds";
import { cleanPrivateText } from "~/domain/family/private-text";
import { cleanName } from "~/domain/prisoners/names";
import type { PlainKey } from "~/i18n/message-keys";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

const NAME_MOST = 200;
const ADDRESS_MOST = 500;
const NOTE_MOST = 1000;

const part = v.optional(v.string(), "");

const line = (most: number, message: PlainKey) =>
  v.pipe(v.optional(v.string(), ""), v.transform(cleanName), v.maxLength(most, message));

const note = v.pipe(
  v.optional(v.string(), ""),
  v.transform(cleanPrivateText),
  v.maxLength(NOTE_MOST, "place-form.note-long"),
);

const addressEntries = {
  address: v.pipe(
    v.optional(v.string(), ""),
    v.transform((typed) => typed.split(/\r?\n/).map(cleanName).filter(Boolean).join("\n")),
    v.maxLength(ADDRESS_MOST, "place-form.address-long"),
  ),
  postcode: v.pipe(
    v.optional(v.string(), ""),
    v.transform((typed) => typed.replace(/\s/g, "")),
    v.regex(/^(\d{6})?$/, "place-form.postcode"),
  ),
};

const factEntries = {
  name: v.pipe(line(NAME_MOST, "place-form.name-long"), v.minLength(1, "place-form.name-missing")),
  kind: oneOf(facilityKinds, "place-form.kind-missing"),
  regime: v.pipe(v.optional(v.string(), ""), v.picklist(["", ...regimes], "place-form.kind-missing")),
  climateZone: oneOf(climateZones, "place-form.zone-missing"),
  region: v.pipe(line(NAME_MOST, "place-form.name-long"), v.minLength(1, "place-form.region-missing")),
  letterNote: note,
  letterNoteSource: line(NAME_MOST, "place-form.source-long"),
  noteDay: part,
  noteMonth: part,
  noteYear: part,
  key: formKey,
};

const source = v.pipe(line(NAME_MOST, "place-form.source-long"), v.minLength(1, "place-form.source-missing"));

export const newFacilityForm = v.pipe(
  v.object({ ...factEntries, ...addressEntries, source }),
  realDay("note", true),
);
export type NewFacilityForm = v.InferOutput<typeof newFacilityForm>;

/** `version` is the version of the facility that the form was filled from. */
export const facilityForm = v.pipe(
  v.object({ ...factEntries, toBeConfirmed: v.optional(v.string(), ""), version: version() }),
  realDay("note", true),
);
export type FacilityForm = v.InferOutput<typeof facilityForm>;

export const addressForm = v.pipe(
  v.object({
    ...addressEntries,
    source,
    fromDay: part,
    fromMonth: part,
    fromYear: part,
    version: version(),
    key: formKey,
  }),
  v.forward(
    v.partialCheck(
      [["address"], ["postcode"]],
      ({ address, postcode }) => address !== "" || postcode !== "",
      "place-form.address-missing",
    ),
    ["address"],
  ),
  realDay("from", false),
);

const channelEntries = {
  sinceDay: part,
  sinceMonth: part,
  sinceYear: part,
  untilDay: part,
  untilMonth: part,
  untilYear: part,
  note,
  source,
  version: version(),
  key: formKey,
};

const channelKind = oneOf(channels, "place-form.channel-missing");

export const newChannelForm = v.pipe(
  v.object({ ...channelEntries, channel: channelKind }),
  realDay("since", true),
  realDay("until", true),
);

export const channelForm = v.pipe(v.object(channelEntries), realDay("since", true), realDay("until", true));

/** Which facility goes into this one, and both versions as they were shown. */
export const facilityMergeForm = v.object({
  with: v.pipe(v.optional(v.string(), ""), v.regex(/^[\w-]{1,64}$/, "field.form-key")),
  keptVersion: version(),
  lostVersion: version(),
  key: formKey,
});

/** The day of three fields as `YYYY-MM-DD`; null where all were left empty. */
export function dayIn(values: Readonly<Record<string, unknown>>, name: string): string | null {
  const parsed = parts(values, name);
  return parsed.ok ? parsed.value.date : null;
}

function version() {
  return v.pipe(v.optional(v.string(), ""), v.regex(/^\d{1,9}$/, "field.form-key"), v.transform(Number));
}

/** Puts what is wrong with a day beside its first field. A month or a year alone is no day. */
export function realDay<Input extends Record<string, unknown>>(name: string, isOptional: boolean) {
  return v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const input = dataset.value;
    const parsed = parts(input, name);
    const isGood =
      parsed.ok && (parsed.value.precision === "day" || (isOptional && parsed.value.date === null));
    if (isGood) return;
    const key = `${name}Day`;
    const path = { type: "object", origin: "value", input, key, value: input[key] } as const;
    addIssue({ message: "day.not-a-date", path: [path] });
  });
}

function parts(values: Readonly<Record<string, unknown>>, name: string): ParsedDate {
  const [day, month, year] = ["Day", "Month", "Year"].map((each) => String(values[name + each] ?? ""));
  return partialDateOf({ day: day ?? "", month: month ?? "", year: year ?? "" });
}
