import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { cachedFolder } from "./cache.mjs";

const run = promisify(execFile);

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What Playwright needs to start a Chromium: the one of CHROMIUM_PATH, else the first that runs here. */
export async function browserLaunch() {
  const refusals = [];
  for (const candidate of candidates()) {
    try {
      const { executablePath, env } = await candidate();
      return {
        ...(executablePath && { executablePath }),
        args: browserArgs(),
        env: { ...process.env, ...env },
      };
    } catch (error) {
      refusals.push(error.message);
    }
  }
  throw new Error(
    `No Chromium could be started. Set CHROMIUM_PATH to the program of an installed Chromium or Chrome.\nTried: ${refusals.join("\nTried: ")}`,
  );
}

function candidates() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return [() => installed(CHROMIUM_PATH)];
  const present = SYSTEM_BROWSERS.filter((path) => existsSync(path));
  return [...present.map((path) => () => installed(path)), packaged, playwrightOwn];
}

/** Nothing but the machine itself is ever reached, and Chromium's own housekeeping stays off. */
function browserArgs() {
  return [
    ...(process.getuid() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP perepiska.test 127.0.0.1, MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ];
}

async function installed(executablePath) {
  await tryVersion(executablePath);
  return { executablePath };
}

/** The browser inside the npm package @sparticuz/chromium, with its own libraries and fonts where there are none. */
async function packaged() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`@sparticuz/chromium is not made for ${process.platform}-${process.arch}`);
  }
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const folder = await unpacked(entry);
  const executablePath = join(folder, "chromium");
  const env = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_FILE: await ownFonts(folder) };
  try {
    await tryVersion(executablePath);
    return { executablePath, env };
  } catch {
    env.LD_LIBRARY_PATH = join(folder, "al2023/lib");
    await tryVersion(executablePath, env);
    return { executablePath, env };
  }
}

/** The package unpacks itself into the temporary directory of its process, its libraries only where it believes to be in a Lambda. */
async function unpacked(entry) {
  const { version } = JSON.parse(await readFile(join(dirname(entry), "../../package.json"), "utf8"));
  return cachedFolder(`chromium-${version}`, async (folder) => {
    const script = `require(${JSON.stringify(entry)}).executablePath()`;
    await run(process.execPath, ["-e", script], {
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    });
    await run("chmod", ["-R", "a+rX", folder]);
    await run("chown", ["-R", `${process.getuid()}:${process.getgid()}`, folder]);
  });
}

async function ownFonts(folder) {
  const file = join(folder, "fonts/own.conf");
  if (existsSync(file)) return file;
  const dir = join(folder, "fonts");
  const xml = `<fontconfig><dir>${dir}</dir><cachedir>${dir}/cache</cachedir></fontconfig>\n`;
  await writeFile(file, `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n${xml}`);
  return file;
}

async function playwrightOwn() {
  const { chromium } = await import("@playwright/test");
  try {
    const browser = await chromium.launch({ args: browserArgs() });
    await browser.close();
    return {};
  } catch (error) {
    throw new Error(`Playwright's own: ${error.message.split("\n")[0]}`);
  }
}

async function tryVersion(executablePath, env = {}) {
  try {
    await run(executablePath, ["--version"], { env: { ...process.env, ...env }, timeout: 30_000 });
  } catch (error) {
    throw new Error(`${executablePath}: ${String(error.stderr || error.message).trim()}`);
  }
}
