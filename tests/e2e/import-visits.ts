import { makePrisoner } from "#db/factories/prisoners";
import { listNameOf } from "~/domain/import/mapping";
import { saveAnswers } from "~/features/import/draft-page.server";
import { importWhole, upload, uploadMapped } from "../features/import/page";
import { unique } from "./seed";
import { type Stop, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see the pages by which a list comes in. */
export const importVisits = {
  "/desk/import": [
    { state: "empty", as: "coordinator", bare: true, go: ({ page }) => page.goto("/desk/import") },
    { state: "full", as: "coordinator", go: seeHistory },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/import").then(() => submitPast(page)),
    },
  ],
  "/desk/import/load": [
    { state: "empty", as: "coordinator", go: ({ page }) => page.goto("/desk/import/load") },
    { state: "full", as: "coordinator", go: takeOverLoad },
    {
      state: "failing",
      as: "coordinator",
      go: ({ page }) => page.goto("/desk/import/load").then(() => submitPast(page)),
    },
  ],
  "/desk/import/:draft/columns": [
    { state: "full", as: "coordinator", go: seeColumns },
    { state: "failing", as: "coordinator", go: failColumns },
  ],
  "/desk/import/:draft": [
    { state: "full", as: "coordinator", go: (stop) => seePreview(stop) },
    { state: "full", as: "coordinator", what: "doubts answered", go: seeAnswered },
    { state: "failing", as: "coordinator", what: "broken off", go: seeBrokenOff },
  ],
  "/desk/import/:draft/run": [{ state: "full", as: "coordinator", go: seeProgress }],
  "/desk/import/runs/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeRun(stop) },
    { state: "full", as: "coordinator", what: "undone", go: seeUndone },
  ],
} as const satisfies Record<string, readonly Visit[]>;

function signedIn({ person }: Stop) {
  if (!person) throw new Error("this visit needs somebody signed in");
  return person;
}

/** A list with somebody new, an unreadable row, an unknown word and a place first heard of. */
function listOf(who = unique()) {
  return [
    "id,name,birthday,status,prison",
    `1,Озерцов ${who} Иванович,1985-02-14,active,"ИК-${who}, 601443, г. Вязники, ул. Садовая, 3"`,
    ",Без Номера,1985,active,",
    `3,Чибисов ${who} Петрович,апрель 1990,скучает,СИЗО-${who}`,
  ].join("\n");
}

async function seeHistory(stop: Stop): Promise<void> {
  const { app } = stop.at;
  await importWhole(app, signedIn(stop), listOf(), app.clock(), `Список ${unique()}`);
  await upload(app, signedIn(stop), listOf(), app.clock());
  await stop.page.goto("/desk/import");
}

/** A file of another campaign with somebody known, somebody unknown and a line that says nothing. */
async function takeOverLoad(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const title = `Список ${unique()}`;
  await importWhole(app, signedIn(stop), `id,name\n1,Ивин ${unique()} Ильич\n`, app.clock(), title);
  const list = listNameOf(title);
  const rows = [`${list},1,1–2,2026-11-01,c`, `${list},2,3+,2026-11-01,c`, `${list},1,many,2026-11-01,c`];
  await stop.page.goto("/desk/import/load");
  await stop.page.locator("#from").fill(`Кампания ${unique()}`);
  await stop.page.locator("#file").setInputFiles({
    name: "load.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`list,list_id,band,as_of,campaign\n${rows.join("\n")}\n`),
  });
  await stop.page.locator("main form button").click();
  await stop.page.locator("[role=status]").waitFor();
}

async function seeColumns(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const id = await upload(app, signedIn(stop), listOf(), app.clock());
  await stop.page.goto(`/desk/import/${id}/columns`);
}

async function failColumns(stop: Stop): Promise<void> {
  await seeColumns(stop);
  await stop.page.locator("#column-0").selectOption("name");
  await submitPast(stop.page);
}

/** Somebody known from elsewhere, whom a row may mean. */
async function uploadDoubtful(stop: Stop): Promise<string> {
  const { app } = stop.at;
  const now = app.clock();
  const name = `Полынин ${unique()} Ильич`;
  await makePrisoner(app, { name, birthDate: "1979-05-05" }, now);
  const known = `Ручьёв ${unique()} Ильич`;
  const title = `Список ${unique()}`;
  const before = `id,name,birthday,articles\n9,${known},1990,ст. 1\n`;
  await importWhole(app, signedIn(stop), before, now, title);
  const after = `id,name,birthday,articles\n9,${known},1991,ст. 2\n10,${name},,ст. 3\n,нет номера,,\n`;
  return uploadMapped(app, signedIn(stop), after, now, title);
}

async function seePreview(stop: Stop): Promise<string> {
  const id = await uploadDoubtful(stop);
  await stop.page.goto(`/desk/import/${id}`);
  return id;
}

async function seeAnswered(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const id = await uploadDoubtful(stop);
  await saveAnswers(app, id, new Map([[3, "out"]]), app.clock());
  await stop.page.goto(`/desk/import/${id}`);
}

async function seeBrokenOff(stop: Stop): Promise<void> {
  const id = await uploadDoubtful(stop);
  await stop.at.app.db.updateTable("importDraft").set({ failure: "failed" }).where("id", "=", id).execute();
  await stop.page.goto(`/desk/import/${id}`);
}

async function seeProgress(stop: Stop): Promise<void> {
  const { app } = stop.at;
  const id = await uploadMapped(app, signedIn(stop), listOf(), app.clock());
  const leaseUntil = new Date(app.clock().getTime() + 60_000).toISOString();
  const applying = { state: "applying", attempt: "x", leaseUntil } as const;
  await app.db.updateTable("importDraft").set(applying).where("id", "=", id).execute();
  await stop.page.goto(`/desk/import/${id}/run?still=1`);
}

async function seeRun(stop: Stop): Promise<number> {
  const { app } = stop.at;
  const runId = await importWhole(app, signedIn(stop), listOf(), app.clock(), `Список ${unique()}`);
  await stop.page.goto(`/desk/import/runs/${runId}`);
  return runId;
}

async function seeUndone(stop: Stop): Promise<void> {
  await seeRun(stop);
  await stop.page.locator("main details > summary").first().click();
  const answered = stop.page.waitForEvent("domcontentloaded");
  await stop.page.locator('form[action$="/undo"] button').click();
  await answered;
}
