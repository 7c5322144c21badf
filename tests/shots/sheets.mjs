import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserLaunch } from "../setup/browser.mjs";
import { folder } from "./folder.mjs";

const THUMBNAILS = {
  360: { width: 220, height: 620, columns: 8 },
  1280: { width: 440, height: 420, columns: 4 },
};
const PER_SHEET = 24;

/** Lays all photographs of one kind side by side, so that a person can look at many at once; answers how many sheets. */
export async function makeSheets() {
  const shots = readdirSync(folder)
    .filter((name) => /--\d+--(light|dark)\.png$/.test(name))
    .sort();
  const kinds = [...new Set(shots.map((name) => name.split("--").slice(1).join("--")))].sort();
  const browser = await chromium.launch(await browserLaunch());
  let made = 0;
  for (const kind of kinds) {
    const own = shots.filter((name) => name.split("--").slice(1).join("--") === kind);
    for (let at = 0; at < own.length; at += PER_SHEET) {
      made += 1;
      await makeSheet(browser, kind.replace(".png", ""), at / PER_SHEET + 1, own.slice(at, at + PER_SHEET));
    }
  }
  await browser.close();
  return made;
}

async function makeSheet(browser, kind, number, shots) {
  const { width, height, columns } = THUMBNAILS[kind.split("--")[1]];
  const figures = shots.map(
    (name) =>
      `<figure><figcaption>${name.split("--")[0]}</figcaption><a href="${name}"><img src="${name}"></a></figure>`,
  );
  const style = `body{margin:8px;font:13px sans-serif;background:#888;display:grid;gap:10px;grid-template-columns:repeat(${columns},${width}px)}
figure{margin:0}a{display:block;height:${height}px;overflow:hidden}img{width:${width}px;display:block}`;
  const file = join(folder, `sheet--${kind}--${number}`);
  writeFileSync(
    `${file}.html`,
    `<!doctype html><meta charset="utf-8"><title>${kind}</title><style>${style}</style>${figures.join("\n")}`,
  );
  const page = await browser.newPage({ viewport: { width: columns * (width + 10) + 16, height: 800 } });
  await page.goto(`file://${file}.html`);
  await page.screenshot({ path: `${file}.sheet.png`, fullPage: true });
  await page.close();
}
