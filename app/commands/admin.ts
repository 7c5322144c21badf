import { resetSecondFactor } from "~/features/account/remove-second-factor.server";
import { createStaff, disableAccount } from "~/features/account/staff.server";
import { freezeByCommand, unfreezeByCommand } from "~/features/freeze/freeze.server";
import { endSessionsByCommand } from "~/features/people/sessions.server";
import { isLanguage } from "~/i18n/languages";
import { type App, createApp } from "~/platform/app.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";

const usage = `Usage:
  npm run admin -- create-admin [--language en|ru]
  npm run admin -- create-coordinator [--language en|ru]
  npm run admin -- disable NAME
  npm run admin -- reset-second-factor NAME
  npm run admin -- end-sessions
  npm run admin -- freeze
  npm run admin -- unfreeze`;

/** `npm run admin`: accounts of the desk and the deeds of a bad day, for whoever holds the server. */
await runCommand(async ({ args, env }) => {
  const [deed, ...rest] = args;
  const work = workFor(deed, rest);
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    await refuseToStart(app);
    console.log(await work(app));
    return 0;
  } finally {
    await app.db.destroy();
  }
});

function workFor(deed: string | undefined, rest: string[]): (app: App) => Promise<string> {
  if (deed === "create-admin") return (app) => create(app, "admin", rest);
  if (deed === "create-coordinator") return (app) => create(app, "coordinator", rest);
  if (deed === "disable" && rest.length === 1) return (app) => disable(app, rest[0] ?? "");
  if (deed === "reset-second-factor" && rest.length === 1) return (app) => reset(app, rest[0] ?? "");
  if (deed === "end-sessions" && rest.length === 0) return endSessions;
  if (deed === "freeze" && rest.length === 0) return freeze;
  if (deed === "unfreeze" && rest.length === 0) return unfreeze;
  throw new CommandError(usage);
}

async function endSessions(app: App): Promise<string> {
  const sessions = await endSessionsByCommand(app, app.clock());
  return `Everybody is signed out: ${sessions} sessions ended.`;
}

async function freeze(app: App): Promise<string> {
  return (await freezeByCommand(app, app.clock()))
    ? "The site is frozen: pages are shown, nothing can be changed. Open it again with: npm run admin -- unfreeze"
    : "The site was frozen already.";
}

async function unfreeze(app: App): Promise<string> {
  return (await unfreezeByCommand(app, app.clock())) ? "The site is open again." : "The site was not frozen.";
}

async function create(app: App, role: "admin" | "coordinator", rest: string[]): Promise<string> {
  const [option, language = "en", ...more] = rest;
  const known = (option === undefined || option === "--language") && more.length === 0;
  if (!known || !isLanguage(language)) throw new CommandError(usage);
  const access = await createStaff(app, role, language, app.clock());
  return `Write these down. They are shown once.
  Name           ${access.signInName}
  Passphrase     ${access.passphrase}
  Recovery code  ${access.recoveryCode}`;
}

async function reset(app: App, name: string): Promise<string> {
  if (await resetSecondFactor(app, name, app.clock())) {
    return "The second factor is taken away and the sessions have ended. Staff set up a new one when they sign in next.";
  }
  throw new CommandError("No open account of this name has a second factor.");
}

async function disable(app: App, name: string): Promise<string> {
  if (await disableAccount(app, name, app.clock()))
    return "The account is closed and its sessions have ended.";
  throw new CommandError("No open account has this name.");
}
