import { beforeEach, expect, test } from "vitest";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { parseListQuery } from "~/features/desk/prisoner-list";
import {
  changeViewName,
  listViews,
  readView,
  removeView,
  restoreView,
  saveView,
} from "~/features/views/views.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  let coordinator: MadePerson;
  const query = parseListQuery(new URLSearchParams("show=nobody&sort=name&region=Мордовия&after=x"));
  const save = (name: string, key = randomId()) =>
    saveView(world.app, coordinator, { name, query, key }, world.clock.now);
  const names = async () => (await listViews(world.app)).map(({ name }) => name);
  const idOf = async (name: string) =>
    (await listViews(world.app)).find((view) => view.name === name)?.id ?? "";

  beforeEach(async () => {
    await world.app.db.deleteFrom("deskView").execute();
    coordinator = await makeVolunteer(world.app, { role: "coordinator" }, world.clock.now);
  });

  test("keeps the question without the page, under a name that is sealed", async () => {
    expect(await save("Май")).toEqual({ ok: true });
    expect(await listViews(world.app)).toMatchObject([{ name: "Май", query: { ...query, after: "" } }]);
    const [row] = await world.app.db.selectFrom("deskView").selectAll().execute();
    expect(JSON.stringify(row)).not.toContain("Май");
  });

  test("the same form twice is one view, the same name twice is refused", async () => {
    const key = randomId();
    await save("Май", key);
    expect(await save("Май", key)).toEqual({ ok: true });
    expect(await save("май")).toEqual({ ok: false, reason: "name-taken" });
    expect(await names()).toEqual(["Май"]);
  });

  test("a refused form is heard once it is mended, with the same key", async () => {
    const key = randomId();
    await save("Май");
    expect(await save("Май", key)).toEqual({ ok: false, reason: "name-taken" });
    expect(await save("Июнь", key)).toEqual({ ok: true });
    expect((await names()).sort()).toEqual(["Июнь", "Май"]);
  });

  test("there are thirty at most", async () => {
    for (let n = 0; n < 30; n += 1) expect((await save(`View ${n}`)).ok).toBe(true);
    expect(await save("One more")).toEqual({ ok: false, reason: "too-many" });
  });

  test("is renamed, but not to the name of another", async () => {
    await save("Май");
    await save("Июнь");
    const id = await idOf("Май");
    expect(await changeViewName(world.app, id, "Июнь")).toEqual({ ok: false, reason: "name-taken" });
    expect(await changeViewName(world.app, id, "МАЙ")).toEqual({ ok: true });
    expect(await changeViewName(world.app, "none", "x")).toEqual({ ok: false, reason: "not-found" });
    expect((await names()).sort()).toEqual(["Июнь", "МАЙ"]);
  });

  test("is brought back within a week of its removal, and gone for good at the next one after", async () => {
    await save("Май");
    await save("Июнь");
    const [may, june] = [await idOf("Май"), await idOf("Июнь")];
    expect(await removeView(world.app, may, world.clock.now)).toBe(true);
    expect(await readView(world.app, may)).toBeNull();
    expect(await restoreView(world.app, may)).toBe(true);
    expect(await readView(world.app, may)).toEqual({ id: may, name: "Май" });
    await removeView(world.app, may, world.clock.now);
    await removeView(world.app, june, world.clock.forward({ days: 8 }));
    expect(await restoreView(world.app, may)).toBe(false);
    expect(await restoreView(world.app, june)).toBe(true);
  });
});
