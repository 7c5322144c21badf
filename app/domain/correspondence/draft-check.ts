export type DraftTopic = "war" | "case" | "authorities" | "lgbt" | "calls" | "profanity" | "organisation";

export type DraftFinding =
  | { code: "not-russian"; cyrillicShare: number }
  | { code: "too-long"; characters: number; pages: number }
  | { code: "too-short"; characters: number }
  | { code: "has-link" }
  | { code: "has-code-like" }
  | { code: "no-date" }
  | { code: "no-number" }
  | { code: "topic"; topic: DraftTopic; word: string };

const pageCharacters = 1800;
const maxPages = 4;
const minCharacters = 150;
const minCyrillicShare = 80;
const dateToleranceMs = 14 * 86_400_000;

/**
 * Advice on a draft letter, never a refusal, for drafts in Russian and, on their way there, in English: every word of
 * a topic is named. `cyrillicShare` is the percentage of letters in wholly Russian-lettered words (Ukrainian and
 * Belarusian fall low); a page is 1,800 characters. Only a date within 14 days of `today` (`YYYY-MM-DD`) counts as the
 * letter's date. A blank draft has no findings. Shipped to the browser: import nothing here.
 * Source: domain.md §4.
 */
export function checkDraft(text: string, today: string): DraftFinding[] {
  const draft = text.normalize("NFC").trim();
  const characters = Array.from(draft).length;
  if (characters === 0) return [];
  const findings: DraftFinding[] = [];
  const cyrillicShare = russianShare(draft);
  if (cyrillicShare < minCyrillicShare) findings.push({ code: "not-russian", cyrillicShare });
  const pages = Math.ceil(characters / pageCharacters);
  if (pages > maxPages) findings.push({ code: "too-long", characters, pages });
  if (characters < minCharacters) findings.push({ code: "too-short", characters });
  if (link.test(draft)) findings.push({ code: "has-link" });
  if (codeLike.test(draft)) findings.push({ code: "has-code-like" });
  if (!hasDate(draft, today)) findings.push({ code: "no-date" });
  if (!letterNumber.test(draft)) findings.push({ code: "no-number" });
  return findings.concat(topicsIn(draft));
}

const link =
  /https?:|www\.|\S@[\w-]+\.\w|(^|\s)@\w{4}|[a-zа-я\d-]\.(ru|com|org|net|io|me|info|рф)(?![a-zа-яё])/i;
const codeLike =
  /\d{8}|(\d{2,5}[ -]){3}\d{2,5}|[A-Z]{2,}-?\d{4}|(?<![\p{L}\d])(?=[\p{L}\d_-]{6})(\d+-?[A-Za-zА-Яа-я]+-?){2}\d|(?<![\p{L}\d])(?=[\p{L}\d_-]{6})([A-Za-zА-Яа-я]+-?\d[\d-]*){2}[A-Za-zА-Яа-я]/u;
const letterNumber =
  /(письмо|letter)\s*(№|n|#|номер)?\s*\d|№\s*\d|\d(-?(е|ое|ье))?\s+письмо|(перво|второ|треть|четв[её]рто|пято|шесто|седьмо|восьмо|девято|десято)[ей]\s+(мо[её]\s+)?письмо/i;
const monthNames =
  "янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const dates = new RegExp(
  `(?<!\\d)(\\d{4})-(\\d\\d)-(\\d\\d)(?!\\d)|(?<!\\d)(\\d{1,2})(?:[./](\\d{1,2})(?!\\d)|\\s+(${monthNames}))|\\b(${monthNames})[a-z]*\\s+(\\d{1,2})(?!\\d)`,
  "gi",
);

function russianShare(draft: string): number {
  const words = draft.match(/\p{L}+/gu) ?? [];
  const russian = words.filter((word) => /^[а-яё]+$/i.test(word));
  return Math.round((100 * russian.join("").length) / (words.join("").length || 1));
}

function hasDate(draft: string, today: string): boolean {
  return [...draft.matchAll(dates)].some(([, , isoMonth, isoDay, day, month, word, english, dayAfter]) => {
    const named = monthNumber(word ?? english ?? "");
    const [d, m] = [Number(isoDay ?? day ?? dayAfter), Number(isoMonth ?? month ?? named)];
    if (d < 1 || d > 31 || m < 1 || m > 12) return false;
    const now = Date.parse(today);
    const year = new Date(now).getUTCFullYear();
    return [-1, 0, 1].some((shift) => Math.abs(Date.UTC(year + shift, m - 1, d) - now) <= dateToleranceMs);
  });
}

function monthNumber(word: string): number {
  return (monthNames.split("|").findIndex((name) => new RegExp(name, "i").test(word)) % 12) + 1;
}

const stems: Record<DraftTopic, string> = {
  war: "войн|военн|воюю|воюе|воева|мобилиз|спецоперац|сво$|обстрел|ракет(?!к)|дрон|бомб[аыеуи]|солдат|арми[яюией]|оруж|фронт(а|е|у|ом|овой|ов|ы)?$|[вз]су$|wars?$|warfare|soldier|army$|armies|missile|drones?$|shelling|mobili[sz]|bomb|weapon",
  case: "уголовн|следовател(?!ьн)|приговор|прокурор|адвокат|обвин[иея]|суд(ья|ьи|ье|ью|ьей|ей|ом|е|у|а|ы)?$|судебн|апелляц|показани|свидетел|допрос|обыск|арест|court|judge|lawyer|prosecut|verdict|trials?$|witness|interrogat|arrest|investigat",
  authorities:
    "путин|кремл|правительств|президент|власт(?!ел)|фсин|фсб|полици|депутат|чиновни|диктат|госдум|росгвард|тюремщи|вертуха|putin|kremlin|government|presiden|police|dictator|fsb$",
  lgbt: "лгбт|ге(й|я|и|ю|ем|ев|ям|ями)$|лесби|трансгенд|гомосекс|бисекс|квир|lgbt|gays?$|lesbian|queer|transgender",
  calls:
    "митинг|протест(?!ант|ир)|пикет|забастов|бойкот|революц|восстани|восстать|сверг|призываю|призываем|protest(?!ant)|rally|rallies|boycott|revolution|uprising",
  profanity:
    "(на|по|о|до|ни)?ху(й|я|е|и|ю|ев|йн)|.{0,5}пизд|(за|на|у|вы|отъ|до|по|съ|про|разъ|долбо)?еб(а|у|л|и|н|е|ть)|бля(д|т|$)|сук(а|и|е|ой|у)$|мудак|говн|дерьм|жоп|пидор|fuck|shit|bitch",
  organisation:
    "мемориал|овд$|росузник|фбк$|навальн|солидарност|иноагент|экстреми|иегов|амнести|memorial|amnesty|navaln",
};

const warAndPeace = /Войн[аыеу]й? и мир|Войной и мир|War and Peace/g;

function topicsIn(draft: string): DraftFinding[] {
  const words = new Map<string, string>();
  for (const word of draft.replace(warAndPeace, " ").match(/[а-яё]+|[a-z]+/gi) ?? []) {
    const key = word.toLowerCase().replaceAll("ё", "е");
    if (!words.has(key)) words.set(key, word);
  }
  const topics = (Object.keys(stems) as DraftTopic[]).map(
    (topic) => [topic, new RegExp(`^(?:${stems[topic]})`)] as const,
  );
  return [...words].flatMap(([key, word]) =>
    topics
      .filter(([, stem]) => stem.test(key))
      .map(([topic]): DraftFinding => ({ code: "topic", topic, word })),
  );
}
