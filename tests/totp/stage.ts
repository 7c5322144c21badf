import { makeSecondFactor } from "#db/factories/second-factors";
import { makeVolunteer } from "#db/factories/volunteers";
import { migrateToLatest } from "#db/migrations";
import { saveCredential } from "#db/repositories/people";
import { insertRecoveryCode } from "#db/repositories/recovery-codes";
import { generateRecoveryCode, normaliseRecoveryCode } from "~/domain/access/generated-names";
import { issueSpareCodes } from "~/features/account/spare-codes.server";
import { createApp } from "~/platform/app.server";
import { readConfig } from "~/platform/config.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest, randomBelow } from "~/platform/crypto/random.server";

/**
 * People for the suite of codes, each with password and recovery code: TOTP_VOLUNTEERS and TOTP_COORDINATORS with an
 * app and ten spare codes, five coordinators and a volunteer without.
 */
const app = createApp(readConfig(process.env));
const now = new Date(Number(process.env.TOTP_NOW));
const password = "kettle under seven moons";
await migrateToLatest(app.db);
const secret = await hashPassword(password);

const person = async (role: "volunteer" | "coordinator", hasSecondFactor: boolean) => {
  const { id, signInName } = await makeVolunteer(app, { role, hasSecondFactor: false }, now);
  const recoveryCode = generateRecoveryCode(randomBelow);
  await saveCredential(app.db, { personId: id, kind: "password", secret, changedAt: now.toISOString() });
  await insertRecoveryCode(app.db, id, digest(normaliseRecoveryCode(recoveryCode)), now.toISOString());
  const totp = hasSecondFactor ? await makeSecondFactor(app, app.db, id, now) : null;
  const spareCodes = totp ? await issueSpareCodes(app.db, id) : [];
  return { id, name: signInName, password, recoveryCode, totp, spareCodes };
};
const several = async (count: number, make: () => ReturnType<typeof person>) => {
  const made = [];
  for (let at = 0; at < count; at += 1) made.push(await make());
  return made;
};

const people = {
  volunteers: await several(Number(process.env.TOTP_VOLUNTEERS), () => person("volunteer", true)),
  coordinators: await several(Number(process.env.TOTP_COORDINATORS), () => person("coordinator", true)),
  unenrolled: await several(5, () => person("coordinator", false)),
  plain: await person("volunteer", false),
};
await app.db.destroy();
console.log(JSON.stringify(people));
