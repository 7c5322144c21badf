import { setInterval as everyFew } from "node:timers";
import { findToErase } from "#db/repositories/erasure";
import { forgottenBy } from "~/domain/retention/kept";
import { forget } from "~/features/retention/forget.server";
import { createApp } from "~/platform/app.server";
import { openConfig } from "../setup/test-app";

/** One run of the job in a process of its own, for a test to kill: says again and again how many pairs are left. */
const { databaseUrl, now } = JSON.parse(process.env.FORGETFUL ?? "{}");
const app = createApp(openConfig(databaseUrl), () => new Date(now));
const left = async () => (await findToErase(app.db, forgottenBy("pair", now), 1000)).length;
const saying = everyFew(async () => process.stdout.write(`${await left()}\n`), 3);
await forget(app, new Date(now));
clearInterval(saying);
process.stdout.write(`${await left()}\n`);
await app.db.destroy();
