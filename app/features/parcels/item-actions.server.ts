import { data } from "@remix-run/node";
import { findItems } from "#db/repositories/parcel-items";
import { findParcel } from "#db/repositories/parcels";
import { catalogue } from "~/domain/parcels/catalogue";
import { type ContentsPlace, checkItem } from "~/domain/parcels/contents";
import { listGrams } from "~/domain/parcels/packing-list";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import type { PlaceVerdicts } from "./catalogue-field";
import { readCase } from "./facts.server";
import { itemForm } from "./item.form";
import { addItem, placeOf } from "./items.server";
import { answerFields, answerForm } from "./respond.server";
import type { AskedStep } from "./step-actions.server";
import { openWanted } from "./wanted.server";

/** What stands around the form for another thing: what the place keeps out or decides, and how heavy the list is. */
export async function readItemChoices(app: App, parcelId: string, now: Date) {
  const row = await findParcel(app.db, parcelId);
  const found = row ? await readCase(app, app.db, row.prisonerId, now) : null;
  const items = await findItems(app.db, [parcelId]);
  const grams = listGrams(items.map((item) => ({ pieces: item.wanted, grams: item.grams })));
  return { verdicts: row && found ? verdictsAt(placeOf(found, row.plannedOn)) : {}, grams };
}

/** What the place somebody is held at keeps out or decides today. */
export async function readPlaceVerdicts(app: App, prisonerId: string, now: Date): Promise<PlaceVerdicts> {
  const found = await readCase(app, app.db, prisonerId, now);
  return found ? verdictsAt(placeOf(found, null)) : {};
}

/** What the family asks for and a parcel's list has not yet, each with a key for its form; for the desk. */
export async function readWantedFor(app: App, prisonerId: string, parcelId: string) {
  const codes = (await findItems(app.db, [parcelId])).map(({ code }) => code);
  const wanted = await openWanted(app, prisonerId);
  return wanted
    .filter(({ code }) => code === null || !codes.includes(code))
    .map((each) => ({ ...each, key: randomId() }));
}

function verdictsAt(place: ContentsPlace): PlaceVerdicts {
  return Object.fromEntries(
    catalogue.flatMap((item) => {
      const { verdict } = checkItem(item, place);
      return verdict === "allowed" ? [] : [[item.id, verdict]];
    }),
  );
}

/** Answers the form for another thing; `again` is where it leads when more shall follow. */
export async function takeItem({
  context,
  viewer,
  parcelId,
  form,
  next,
  again,
}: AskedStep & { again: string }) {
  const parsed = parseForm(itemForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const { more, pieces: wanted, ...item } = parsed.values;
  const result = await addItem(context.app, viewer, parcelId, { ...item, wanted }, context.now);
  if (!result.ok && result.reason === "forbidden") {
    return answerFields(formFailure(form, { code: `contents.${result.because}` }));
  }
  if (!result.ok && result.reason === "list-full") {
    return answerFields(formFailure(form, { code: "parcel.item.list-full" }));
  }
  if (!result.ok && result.reason === "over-weight") {
    const { grams, mostGrams } = result;
    const failed = formFailure(form, { pieces: "parcel.item.over" });
    return data({ ...failed, refusal: null, problem: null, over: { grams, mostGrams } }, { status: 422 });
  }
  return answerForm(result, form, more === "" ? next : again);
}
