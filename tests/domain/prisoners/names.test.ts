import { describe, expect, it } from "vitest";
import { cleanName, hasPatronymic, mixedScripts, searchKey } from "~/domain/prisoners/names";

describe("cleaning a name", () => {
  it.each([
    ["  Иванов \t\n Иван ", "Иванов Иван"],
    ["Иванов\u00a0Иван", "Иванов Иван"],
    ["\u202eИванов\u202c\u2066 Иван\u2069", "Иванов Иван"],
    ["Ив\u200bан\u200cо\u200dв\ufeff\u00ad", "Иванов"],
    ["Ива\u0000нов\u0007", "Иванов"],
    ["Иванов \u200b Иван", "Иванов Иван"],
    ["Андреи\u0306", "Андрей"],
    ["и\u200d\u0306", "й"],
    ["", ""],
  ])("%j becomes %j", (raw, clean) => expect(cleanName(raw)).toBe(clean));
});

it("searches without case, ё and stray spaces", () => {
  expect(searchKey(" ФЁДОРОВ  Пётр")).toBe("федоров петр");
  expect(searchKey("Фе\u0308дор")).toBe("федор");
});

describe("mixed scripts", () => {
  it.each(["Ивaнов", "Cидоров Иван", "Петрoв-Водкин"])("finds a Latin look-alike in %s", (name) =>
    expect(mixedScripts(name)).toBe(true),
  );
  it.each(["Иванов Иван", "Ivanov Ivan", "Иванов (Ivanov)", "Ким-Smith", "Андреи\u0306"])(
    "accepts %s",
    (name) => expect(mixedScripts(name)).toBe(false),
  );
});

it.each([
  ["Иванов Иван Иванович", true],
  ["Анна Петровна Ковалевич", true],
  ["Алиев Гейдар Мамед оглы", true],
  ["Алиева Лейла Мамед-кызы", true],
  ["Никитин Илья Никитич", true],
  ["Юрий Ковалевич", false],
  ["Иванов Иван", false],
])("patronymic in %s: %s", (name, has) => expect(hasPatronymic(name)).toBe(has));
