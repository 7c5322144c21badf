import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import type { App } from "~/platform/app.server";

const surnames = "Берестов Ветрин Грачёв Дроздов Ерохин Жаворонков Зимин Калинин Липов Метелин".split(" ");
const names = ["Захар Игнатьевич", "Пётр Ильич", "Роман Львович", "Егор Андреевич"];

const DAY = 86_400_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY);
const dayBefore = (now: Date, days: number) => daysBefore(now, days).toISOString().slice(0, 10);

/**
 * Four facilities, forty prisoners of whom a third has nobody and a few have many, and twelve who write: enough for
 * every page to have something on it. Everybody's name is different, so that a row can be told from another.
 */
export async function seedSmall(app: App): Promise<void> {
  const now = app.clock();
  const places = await makePlaces(app, now);
  const prisoners: string[] = [];
  for (const surname of surnames) {
    for (const [index, name] of names.entries()) {
      const facilityId = places[index] ?? null;
      prisoners.push((await makePrisoner(app, { name: `${surname} ${name}`, facilityId }, now)).id);
    }
  }
  const writers: MadePerson[] = [];
  for (let at = 0; at < 12; at += 1) writers.push(await makeVolunteer(app, { capacity: 5 }, now));
  for (const [index, prisonerId] of prisoners.entries()) {
    for (const viewer of writers.slice(0, index % 3)) await write(app, viewer, prisonerId, index, now);
  }
}

async function makePlaces(app: App, now: Date): Promise<string[]> {
  const region = ["Владимирская область", "Красноярский край", "Республика Коми", "Москва"];
  const made: string[] = [];
  for (const [index, name] of region.entries()) {
    const facility = { name: `ФКУ ИК-${index + 3} УФСИН России, ${name}`, region: name };
    const channels = index === 3 ? (["post"] as const) : (["post", "zonatelecom", "relay"] as const);
    made.push((await makeFacility(app, { ...facility, channels }, now)).id);
  }
  return made;
}

/** A letter some weeks ago; with some, word that it came, and an answer. A writer with enough is left alone. */
async function write(app: App, viewer: MadePerson, prisonerId: string, index: number, now: Date) {
  const days = 10 + index;
  const signature = `Друг ${viewer.signInName.slice(-6).replace(/[^a-z]/g, "")} ${index}`;
  const begun = daysBefore(now, days);
  const made = await makeCorrespondence(app, { viewer, prisonerId, signature }, begun).catch(() => null);
  if (!made) return;
  const number = await sendLetter(app, made, { sentOn: dayBefore(now, days) }, begun);
  if (index % 4 === 1) await makeReceipt(app, made, { numbers: [number] }, daysBefore(now, 3));
  if (index % 6 === 2) await makeReply(app, made, { acknowledged: [number] }, daysBefore(now, 2));
}

/** One volunteer with somebody in every group of "My people": held, waiting, answered, paused and finished. */
export async function makeBusyVolunteer(app: App, language: "en" | "ru"): Promise<MadePerson> {
  const now = app.clock();
  const viewer = await makeVolunteer(app, { language, capacity: 10 }, now);
  const begin = (days: number, name: string) =>
    makePrisoner(app, { name: `${name} ${unique()}` }, now).then(({ id }) =>
      makeCorrespondence(app, { viewer, prisonerId: id }, daysBefore(now, days)),
    );
  await begin(1, "Соколов Пётр");
  await begin(20, "Лунин Глеб");
  const waiting = await begin(30, "Орлов Илья");
  await sendLetter(app, waiting, { sentOn: dayBefore(now, 29) }, daysBefore(now, 29));
  const answered = await begin(40, "Чайкина Вера");
  const number = await sendLetter(app, answered, { sentOn: dayBefore(now, 38) }, daysBefore(now, 38));
  await sendLetter(app, answered, { sentOn: dayBefore(now, 0) }, now);
  await makeReply(app, answered, { acknowledged: [number] }, now);
  return viewer;
}

/** A relative of one person held, to whom two write; three letters are on their way. */
export async function makeFollowingRelative(app: App, language: "en" | "ru"): Promise<MadePerson> {
  const now = app.clock();
  const { id: prisonerId } = await makePrisoner(app, { name: `Ольхин Марк ${unique()}` }, now);
  const begun = daysBefore(now, 40);
  for (const [signature, sent] of [
    [`Анна ${unique()}`, [38, 12]],
    [`Старый друг ${unique()}`, [30]],
  ] as const) {
    const made = await makeCorrespondence(app, { prisonerId, signature }, begun);
    for (const days of sent) {
      await sendLetter(app, made, { sentOn: dayBefore(now, days) }, daysBefore(now, days));
    }
  }
  return makeRelative(app, { prisonerIds: [prisonerId], language }, now);
}

/** A relative of somebody nobody writes to, held nobody knows where. */
export async function makeWaitingRelative(app: App, language: "en" | "ru"): Promise<MadePerson> {
  const now = app.clock();
  const name = `Ольхин Савва ${unique()}`;
  const { id } = await makePrisoner(app, { name, facilityId: null, status: "unknown" }, now);
  return makeRelative(app, { prisonerIds: [id], language }, now);
}

/** A word of Cyrillic letters that no other row has. */
export function unique(): string {
  const letters = "абвгдежзиклмнопр";
  const part = () => letters.charAt(Math.floor(Math.random() * letters.length));
  return `Я${Array.from({ length: 8 }, part).join("")}`;
}
