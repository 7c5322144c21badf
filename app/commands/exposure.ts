import { readExposure } from "~/features/exposure/exposure.server";
import { exposureParts } from "~/features/exposure/exposure-lines";
import { translatorFor } from "~/i18n/dictionaries.server";
import { isLanguage } from "~/i18n/languages";
import { createApp } from "~/platform/app.server";
import { CommandError, runCommand } from "~/platform/command.server";
import { readConfig } from "~/platform/config.server";
import { refuseToStart } from "~/platform/start-checks.server";

/** `npm run exposure [-- --language ru]`: what a seizure would reveal today; the last line is the figures as JSON. */
await runCommand(async ({ args, env }) => {
  const [option, language = "en", ...more] = args;
  const known = (option === undefined || option === "--language") && more.length === 0;
  if (!known || !isLanguage(language))
    throw new CommandError("Usage: npm run exposure [-- --language en|ru]");
  const app = createApp({ ...readConfig(env), logLevel: "warn" });
  try {
    await refuseToStart(app);
    const exposure = await readExposure(app, app.clock());
    const t = translatorFor(language);
    console.log(t("exposure.title"));
    for (const { part, lines } of exposureParts(exposure, language, t)) {
      console.log(`\n${t(`exposure.part.${part}`)}\n${t(`exposure.part.${part}.what`)}`);
      for (const { says, smaller } of lines)
        console.log(`  · ${says}${smaller === null ? "" : `\n    ${smaller}`}`);
    }
    console.log(`\n${JSON.stringify({ suite: "exposure", ...exposure })}`);
    return 0;
  } finally {
    await app.db.destroy();
  }
});
