import { findOpenReports } from "#db/repositories/reports";
import { fileReport } from "~/features/reports/report.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { makeRelative } from "./relatives";

export interface ReportOverrides {
  /** Whom it is about; a family that is not sure unless named. */
  signature?: string;
  text?: string;
  stop?: boolean;
}

const MOST = 10_000;

/** A report by a relative of this prisoner, through the real use case; answers its number. */
export async function makeReport(
  app: App,
  prisonerId: string,
  { signature, text = "Просит прислать деньги", stop = false }: ReportOverrides,
  now: Date,
): Promise<number> {
  const relative = await makeRelative(app, { prisonerIds: [prisonerId] }, now);
  const facts = { signature: signature ?? null, text, stop, key: randomToken() };
  const filed = await fileReport(app, relative, prisonerId, facts, now);
  if (!filed.ok) throw new Error(`report refused: ${filed.reason}`);
  const mine = (await findOpenReports(app.db, MOST)).filter((each) => each.prisonerId === prisonerId);
  return mine.at(-1)?.id ?? 0;
}
