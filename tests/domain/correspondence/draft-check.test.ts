import { describe, expect, it } from "vitest";
import { checkDraft } from "~/domain/correspondence/draft-check";

const body = `Здравствуйте! У нас наконец весна, во дворе зацвели яблони, и я каждое утро хожу мимо них на
работу. Вечером читаю и учусь печь хлеб, пока получается не очень. А что любите готовить вы?`;
const good = `Письмо 3, 14 марта 2026 года. ${body}`;
const thatDay = "2026-03-14";
const codes = (text: string, today = thatDay) => checkDraft(text, today).map((finding) => finding.code);
const topics = (words: string) =>
  checkDraft(`${good} ${words}`, thatDay).flatMap((finding) =>
    finding.code === "topic" ? [`${finding.topic}:${finding.word}`] : [],
  );

it("has nothing to say about a good letter or an empty one", () => {
  expect(checkDraft(good, thatDay)).toEqual([]);
  expect(checkDraft(" \n ", thatDay)).toEqual([]);
});

describe("language", () => {
  it("finds English, Ukrainian and Belarusian", () => {
    const [english] = checkDraft("Hello, dear friend, letter 1 of 14.03.2026. ".repeat(5), thatDay);
    expect(english).toEqual({ code: "not-russian", cyrillicShare: 0 });
    expect(codes("Вітаю вас! Мені дуже цікаво, що ви любите їсти, і які книжки читаєте.")).toContain(
      "not-russian",
    );
    expect(codes("Вітаю вас! Мне вельмі цікава, якія кнігі вы любіце, што яшчэ ў вас новага.")).toContain(
      "not-russian",
    );
  });

  it("lets a foreign title pass", () => {
    expect(codes(`${good} Слушаю Yellow Submarine.`)).toEqual([]);
  });
});

describe("length", () => {
  it("allows four pages of 1,800 characters and no more", () => {
    const fill = (length: number) => good + " а".repeat(length).slice(0, length - good.length);
    expect(checkDraft(fill(7200), thatDay)).toEqual([]);
    expect(checkDraft(`${fill(7200)}б`, thatDay)).toEqual([{ code: "too-long", characters: 7201, pages: 5 }]);
  });

  it("finds a note shorter than 150 characters", () => {
    expect(codes("Письмо 1, 14.03.2026. Здравствуйте!")).toEqual(["too-short"]);
    const note = "Письмо 1, 14.03.2026. ".padEnd(149, "а");
    expect(codes(note)).toEqual(["too-short"]);
    expect(codes(`${note}а`)).toEqual([]);
  });
});

describe("links and codes", () => {
  it.each([
    "https://example",
    "www.example",
    "пишите на a@b.cc",
    "пример.рф",
    "t.me/x",
    "сайт primer.ru",
    "я @primer",
  ])("finds a link in %j", (link) => expect(codes(`${good} ${link}`)).toContain("has-link"));

  it.each(["A7F3-99KQ", "XK-4921", "12 45 33 21 90", "89991234567", "а1б2в3г4", "999 123-45-67"])(
    "finds something like a code in %j",
    (code) => expect(codes(`${good} ${code}`)).toEqual(["has-code-like"]),
  );

  it.each([
    "ИК-12",
    "124000",
    "в 1990-х годах",
    "1 e2-e4 e7-e5",
    "16-го и 17-го",
    "СИЗО-12",
    "т.е. так",
    "14.03.2026",
  ])("leaves %j alone", (text) => expect(codes(`${good} ${text}`)).toEqual([]));
});

describe("date", () => {
  it.each(["14 марта", "14.03.2026", "14.03", "2026-03-14", "14/3", "14 March", "March 14"])(
    "accepts %j",
    (date) => expect(codes(`Письмо 3, ${date}. ${body}`)).toEqual([]),
  );

  it.each(["1 мая", "1 May"])("accepts %j in May", (date) =>
    expect(codes(`Письмо 3, ${date}. ${body}`, "2026-05-01")).toEqual([]),
  );

  it.each(["", "в марте", "45.13", "in March", "March 45"])("misses it in %j", (date) =>
    expect(codes(`Письмо 3, ${date}. ${body}`)).toEqual(["no-date"]),
  );

  it("is within 14 days of today, also over the new year", () => {
    expect(codes(good, "2026-03-28")).toEqual([]);
    expect(codes(good, "2026-03-29")).toEqual(["no-date"]);
    expect(codes(good, "2026-02-28")).toEqual([]);
    expect(codes(good, "2026-02-27")).toEqual(["no-date"]);
    expect(codes(`Письмо 3, 30 декабря. ${body}`, "2027-01-02")).toEqual([]);
    expect(codes(`Письмо 3, 2 января. ${body}`, "2026-12-30")).toEqual([]);
  });
});

describe("number", () => {
  it.each([
    "Письмо 3",
    "письмо №3",
    "Письмо номер 3",
    "№ 3",
    "это моё второе письмо... второе письмо",
    "3-е письмо",
    "третье письмо",
  ])("is found in %j", (number) => expect(codes(`${number}, 14 марта. ${body}`)).toEqual([]));

  it("is missed", () => {
    expect(codes(`14 марта. ${body} Пишу вам письмо.`)).toEqual(["no-number"]);
  });
});

describe("topics to keep off", () => {
  it.each([
    ["война, войны, войну", ["war:война", "war:войны", "war:войну"]],
    ["с войной не шутят, а мир", ["war:войной"]],
    ["about the war, my lawyer and the protest", ["war:war", "case:lawyer", "calls:protest"]],
    ["the Soldiers of the army", ["war:Soldiers", "war:army"]],
    ["СВО, мобилизация, обстрелы, на фронте", ["war:СВО", "war:мобилизация", "war:обстрелы", "war:фронте"]],
    ["следователь, суд, судья, адвокату", ["case:следователь", "case:суд", "case:судья", "case:адвокату"]],
    ["власти и полиция", ["authorities:власти", "authorities:полиция"]],
    ["ЛГБТ, гей", ["lgbt:ЛГБТ", "lgbt:гей"]],
    ["митинг и протест", ["calls:митинг", "calls:протест"]],
    ["дерьмо", ["profanity:дерьмо"]],
    ["Мемориал, ОВД-Инфо", ["organisation:Мемориал", "organisation:ОВД"]],
    ["война Война ВОЙНА", ["war:война"]],
  ])("%s", (words, expected) => expect(topics(words)).toEqual(expected));

  it.each([
    "роман «Война и мир», в «Войне и мире», с «Войной и миром», War and Peace",
    "warm, software, protestant, industrial",
    "следовать, следовательно, последователь",
    "судьба, судак, осудить, сосуд",
    "воин, хвойный, двойня",
    "ракетка для тенниса, фронтальный",
    "восстановить, восстановление",
    "Властелин колец, область",
    "хуже, художник, сухую, плохую, уху, духи",
    "гейзер, апогей, география",
    "протестант, протестировать",
    "небо, себе, хлеб, учебник, употребить, требует",
    "режим дня, статья, срок, дело, работа, весна",
    "диктант, армянский, бляха, сукно, оскорблять",
  ])("does not mistake: %s", (words) => expect(topics(words)).toEqual([]));
});
