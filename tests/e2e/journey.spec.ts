import { formatDate } from "~/i18n/dates";
import { count, expect, someone, test } from "./fixtures";
import {
  chooseFirst,
  claim,
  deskRow,
  join,
  logReply,
  postEarlier,
  postToday,
  release,
  shownId,
  undo,
  type Way,
} from "./journey";
import { bothLanguages, words } from "./words";

const ways: readonly Way[] = ["generated", "email"];
const onPhones = bothLanguages.flatMap((language) =>
  [true, false].flatMap((js) => ways.map((way) => ({ language, js, way, width: 360 }))),
);
const journeys = [...onPhones, { language: "en" as const, js: true, way: "generated" as const, width: 1280 }];

for (const { language, js, way, width } of journeys) {
  const title = `from joining to letting go: ${language}, ${js ? "with" : "without"} JavaScript, ${way}, ${width} px`;
  test(title, async ({ site, open }) => {
    const t = words[language];
    const coordinator = await someone(site, { role: "coordinator", language });
    const desk = { language, page: await open({ language, js, width: 1280, person: coordinator }) };
    const writer = { language, page: await open({ language, js, width }) };

    await join(writer, way);
    const name = await chooseFirst(writer);
    const person = { id: shownId(writer.page), name };
    const before = await deskRow(desk, person);
    await claim(writer, "Тётя Мотя");
    const claimed = await deskRow(desk, person);
    expect(claimed.writers).toBe(before.writers + 1);
    expect(claimed.load).toBeGreaterThan(before.load);

    const today = await postToday(writer, 1);
    expect(await deskRow(desk, person)).toEqual({ ...claimed, lastLetter: formatDate(language, today) });
    await undo(writer);
    expect(await deskRow(desk, person)).toEqual(claimed);

    const earlier = await postEarlier(writer, 1, 3);
    expect((await deskRow(desk, person)).lastLetter).toBe(formatDate(language, earlier));
    await logReply(writer, [1]);
    await writer.page.goto("/correspondence");
    await expect(
      writer.page.getByRole("heading", { name: t("correspondence.group.answered") }),
    ).toBeVisible();
    await writer.page.getByRole("link", { name }).click();
    await release(writer);
    expect(await deskRow(desk, person)).toMatchObject({ writers: before.writers, load: before.load });
    count({ journeys: 1 });
  });
}
