import { cleanName, type Gender, isParticle, isPatronymic } from "./names";

/**
 * The name's dative ("Кому: …"), or null when not confident: indeclinable or ambiguous endings (-о, -ых, -ец),
 * foreign names, initials, an ending of the other gender. Takes "Surname First Patronymic", "First Patronymic
 * Surname" and, where an ending or a known first name tells the order, two words either way; words it cannot
 * place must decline alike as both. A suggestion, always editable. Source: school grammar of Russian
 * surnames (Калакуцкая 1984; правила орфографии 2006, § 71).
 */
export function suggestDative(name: string, gender: Gender): string | null {
  const words = cleanName(name).split(" ");
  if (!words.every((word) => /^[а-яё]{2,}(-[а-яё]{2,})*$/i.test(word))) return null;
  const roles = rolesOf(words, gender);
  if (roles === null) return null;
  const declined = words.map((word, at) => decline(word, roles[at] ?? "either", gender));
  return declined.includes(null) ? null : declined.join(" ");
}

type Role = "surname" | "first" | "patronymic" | "fixed" | "either";
/** A lower-case word that matches loses `cut` letters and gains `add`; null: not confident. */
type Ending = readonly [pattern: RegExp, cut: number, add: string | null];

const surnameEnding =
  /([оеё]ва?|[иы]на?|[сц]к[ио]й|[гкх]ий|ый|ой|[ая]я|енко|[чшщ]ук|юк|[ыи]х|швили|дзе|[^ь]ян)$/;
const firstNames = new Set(
  `павел лев петр яков георгий евгений арсений ной генрих фридрих ульрих эрих константин валентин мартин
  вениамин антонин августин севастьян любовь нинель рахиль эсфирь юдифь адель ева рая аглая тая майя зоя
  ирина марина екатерина полина нина галина кристина карина ангелина алина арина дина регина валентина
  мадина амина рубина янина паулина магдалина северина ясмина василина антонина альбина сабина эвелина лина мина инна яна каролина фаина акулина зина эльвина`.split(
    /\s+/,
  ),
);

const firstShared: readonly Ending[] = [
  [/[еёиоуыэю]$|[аеёиоуыэюя]а$/, 0, null],
  [/^[^аеёиоуыэюя]*ия$/, 1, "е"],
  [/ия$/, 1, "и"],
  [/[ая]$/, 1, "е"],
];

const endings: Record<"first" | "surname" | "patronymic", Record<Gender, readonly Ending[]>> = {
  first: {
    m: [
      [/^павел$/, 2, "лу"],
      [/^лев$/, 2, "ьву"],
      [/^п[её]тр$/, 3, "етру"],
      ...firstShared,
      [/[йь]$/, 1, "ю"],
      [/./, 0, "у"],
    ],
    f: [[/^(любовь|нинель|рахиль|эсфирь|юдифь|адель|руфь|агарь)$/, 1, "и"], ...firstShared, [/./, 0, null]],
  },
  surname: {
    m: [
      [/^(лев|заяц|соловей|воробей|муравей|журавель|хохол|посол|щегол|боб[её]р)$/, 0, null],
      [/^(голова|сова|корова|вдова|подкова|дуброва|калина|малина|смородина)$/, 1, "е"],
      [/[иы]х$|[ая]я$|([оеё]в|[иы]н)а$|[аеёиоуыэюя].*(ец|[оеё]к|[её]л|онь)$|(ень|оть)$/, 0, null],
      ...firstShared,
      [/^бокий$|[лрвдтзсфмп]ий$/, 1, "ю"],
      [/[аеёиоуыэюя].*([гкх]ий|ой)$|ый$/, 2, "ому"],
      [/[жшщ]ий$/, 2, "ему"],
      [/ий$/, 0, null],
      [/[йь]$/, 1, "ю"],
      [/./, 0, "у"],
    ],
    f: [
      [/^(голова|сова|корова|вдова|подкова|дуброва|калина|малина|смородина|осина|шенгелая|цулая)$/, 0, null],
      [/([оеё]в|[иы]н)а$/, 1, "ой"],
      [/[жчшщ]ая$|яя$/, 2, "ей"],
      [/ая$/, 2, "ой"],
      [/[иы]х$|[аеёиоуыэюя].*([оеё]в|[иы]н|ой)$|[гкх]ий$|ый$/, 0, null],
      ...firstShared,
      [/./, 0, ""],
    ],
  },
  patronymic: {
    m: [
      [/ич$/, 0, "у"],
      [/./, 0, null],
    ],
    f: [
      [/на$/, 1, "е"],
      [/./, 0, null],
    ],
  },
};

function decline(word: string, role: Role, gender: Gender): string | null {
  if (role === "fixed" || /-(оглы|оглу|кызы|гызы|улы)$/i.test(word)) return word;
  if (role === "either") {
    const surname = decline(word, "surname", gender);
    return surname === decline(word, "first", gender) ? surname : null;
  }
  const parts = word.split("-");
  if (parts.length > 1) {
    const leading = parts.slice(0, -1).every((part) => isSurnameLike(part.toLowerCase(), gender));
    const declined = parts.map((part) => decline(part, role, gender));
    return role === "surname" && leading && !declined.includes(null) ? declined.join("-") : null;
  }
  const [, cut, add] = endings[role][gender].find(([pattern]) => pattern.test(word.toLowerCase())) ?? [];
  if (cut === undefined || add === undefined || add === null) return null;
  const kept = word.slice(0, word.length - cut);
  return kept + (word === word.toUpperCase() ? add.toUpperCase() : add);
}

function rolesOf(words: readonly string[], gender: Gender): Role[] | null {
  const lower = words.map((word) => word.toLowerCase());
  const [one = "", two = "", three = ""] = lower;
  if (words.length === 4 && isParticle(lower[3] ?? "")) return ["surname", "first", "fixed", "fixed"];
  if (words.length === 3 && isPatronymic(three)) return ["surname", "first", "patronymic"];
  if (words.length === 3 && isPatronymic(two)) return ["first", "patronymic", "surname"];
  if (words.length === 1) {
    return [isFirst(one) ? "first" : isSurnameLike(one, gender) ? "surname" : "either"];
  }
  if (words.length !== 2) return null;
  if (/[вч]на$/.test(two)) return ["first", "patronymic"];
  const [oneWeight, twoWeight] = [surnameWeight(one, gender), surnameWeight(two, gender)];
  if (oneWeight === twoWeight) return ["either", "either"];
  return oneWeight > twoWeight ? ["surname", "first"] : ["first", "surname"];
}

function surnameWeight(lower: string, gender: Gender): number {
  return isFirst(lower) ? -1 : isSurnameLike(lower, gender) ? 1 : 0;
}

function isSurnameLike(lower: string, gender: Gender): boolean {
  return !isFirst(lower) && (surnameEnding.test(lower) || (gender === "f" && /[^аеёиоуыэюя]$/.test(lower)));
}

function isFirst(lower: string): boolean {
  return firstNames.has(lower.replaceAll("ё", "е"));
}
