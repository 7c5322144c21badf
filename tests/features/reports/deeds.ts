import { makeRelative } from "#db/factories/relatives";
import type { Viewer } from "~/domain/access/roles";
import type { StopChoice } from "~/domain/correspondence/stop";
import { decideReport } from "~/features/reports/decide.server";
import { fileReport, type ReportFacts } from "~/features/reports/report.server";
import { stopWriting } from "~/features/reports/stop.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

export function relativeOf({ app, clock }: World, prisonerId: string) {
  return makeRelative(app, { prisonerIds: [prisonerId] }, clock.now);
}

export function stop(
  { app, clock }: World,
  viewer: Viewer,
  prisonerId: string,
  choice: StopChoice,
  key = randomToken(),
) {
  return stopWriting(app, viewer, prisonerId, choice, key, clock.now);
}

export function report(
  { app, clock }: World,
  viewer: Viewer,
  prisonerId: string,
  facts: Partial<ReportFacts> = {},
) {
  const form = { signature: null, text: "Пишет гадости", stop: false, key: randomToken(), ...facts };
  return fileReport(app, viewer, prisonerId, form, clock.now);
}

export function decide(
  { app, clock }: World,
  viewer: Viewer,
  id: number,
  decision: Parameters<typeof decideReport>[3]["decision"],
  signature: string | null = null,
  key = randomToken(),
) {
  return decideReport(app, viewer, id, { decision, signature, key }, clock.now);
}
