import { searchKey } from "../prisoners/names";
import type { ListField } from "./mapping";

/** A header as it is compared: lower case, words parted by single spaces. */
export function headerKey(header: string): string {
  return searchKey(header)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const words = (list: string) => new Set(list.split(","));

/** Headers that say a field in so many words. */
const exact: readonly (readonly [field: ListField, headers: ReadonlySet<string>])[] = [
  ["externalId", words("id,external id,prisoner id,person id,list id,ид,ид в списке,номер в списке,код")],
  ["url", words("url,link,links,page,site,ссылка,страница,профиль,сайт")],
  [
    "name",
    words(
      "name,full name,fullname,prisoner,prisoner name,fio,фио,ф и о,имя,заключенный,заключенная,имя и фамилия,фамилия имя отчество,фамилия и имя,фамилия имя,прозвiшча,імя",
    ),
  ],
  ["gender", words("gender,sex,пол,стать")],
  [
    "birthDate",
    words(
      "birthday,birth date,birthdate,date of birth,born,dob,year of birth,birth year,дата рождения,год рождения,день рождения,др,д р,г р,родился,рождение",
    ),
  ],
  ["status", words("status,state,статус,состояние")],
  [
    "facilityName",
    words(
      "institution,institution short name,institution name,facility,facility name,учреждение,название учреждения,сизо ик,колония,сизо,исправительное учреждение",
    ),
  ],
  [
    "place",
    words(
      "prison,place,place of detention,where,where held,custody,место,место содержания,место заключения,где содержится,где сидит,где находится,место отбывания,местонахождение",
    ),
  ],
  [
    "addressForLetters",
    words(
      "address for letters,letter address,letters address,mailing address,where to write,адрес для писем,куда писать,адрес для корреспонденции,почтовый адрес,писать",
    ),
  ],
  [
    "facilityAddress",
    words("address,facility address,institution address,адрес,адрес учреждения,адрес сизо,адрес колонии"),
  ],
  ["postcode", words("postcode,post code,postal code,zip,zip code,index,индекс,почтовый индекс")],
  [
    "canWrite",
    words(
      "can write,may write,letters,can receive letters,write,можно писать,можно ли писать,письма,принимает письма",
    ),
  ],
  ["interests", words("interests,hobbies,интересы,увлечения,хобби")],
  [
    "about",
    words(
      "about,description,bio,biography,notes,comment,story,о человеке,описание,биография,о себе,кто это,история,коротко,о нем,о ней",
    ),
  ],
  [
    "articles",
    words(
      "articles,article,charges,charge,case categories,case category,case,статьи,статья,статья ук,статьи ук,обвинение,обвинения,дело,категория дела",
    ),
  ],
  ["sentence", words("sentence,decision,verdict,приговор,срок,срок наказания,решение")],
  ["penalty", words("penalty,punishment,наказание,вид наказания,мера наказания")],
  [
    "arrestedOn",
    words(
      "arrested,arrest date,date of arrest,detained,detention date,date of detention,дата ареста,дата задержания,арестован,арест,задержан,задержание",
    ),
  ],
  [
    "sentenceBegan",
    words("penalty start date,sentence start,sentence began,start of sentence,начало срока,начало отбывания"),
  ],
  ["verdictOn", words("verdict date,date of verdict,дата приговора,вынесен приговор")],
  [
    "releaseOn",
    words(
      "release date,release,date of release,end of sentence,released,дата освобождения,конец срока,освобождение,окончание срока,выходит",
    ),
  ],
  ["diedOn", words("died,death,date of death,death date,умер,дата смерти,смерть,умерла")],
  ["languages", words("language,languages,язык,языки,язык писем,на каком языке писать")],
];

/** Beginnings and parts of headers that say a field when nothing says it better, most telling first. */
const loose: readonly (readonly [field: ListField, pattern: RegExp])[] = [
  ["birthDate", /birth|рожден|нараджэн/],
  ["addressForLetters", /(address|адрес).*(letter|write|пис[еа]|корресп)|(куда|where).*(пис|write)/],
  ["canWrite", /can.*write|можно.*пис/],
  ["releaseOn", /releas|освобожд/],
  ["arrestedOn", /arrest|detained|арест|задерж/],
  ["diedOn", /death|died|смерт/],
  ["verdictOn", /verdict.*date|дата.*приговор/],
  ["facilityAddress", /address|адрес/],
  ["postcode", /postcode|postal|индекс/],
  ["place", /где (содерж|сид|наход)|место|custody|prison/],
  ["facilityName", /institution|facility|учрежден|колони|сизо/],
  ["name", /^(фио|name|имя)( |$)|фамилия/],
  ["articles", /стать[яи]|article|charge/],
  ["sentence", /приговор|sentence|срок/],
  ["languages", /язык|language/],
  ["interests", /интерес|увлечен|interest|hobb/],
  ["about", /^о |опис|биограф|about|descri/],
  ["status", /статус|status/],
  ["url", /ссылк|url|link/],
];

/** The field a header names in so many words, and the one it names loosely. */
export function fieldNamed(header: string): { exact: ListField | null; loose: ListField | null } {
  const key = headerKey(header);
  return {
    exact: exact.find(([, headers]) => headers.has(key))?.[0] ?? null,
    loose: loose.find(([, pattern]) => pattern.test(key))?.[0] ?? null,
  };
}
