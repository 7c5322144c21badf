import type { Channel } from "~/domain/facilities/channels";
import type { ClimateZone, FacilityKind, Regime } from "~/domain/facilities/kinds";

/** How a channel of an invented facility is known; days are counted back from the day of seeding. */
export interface StoryChannel {
  channel: Channel;
  sinceDaysAgo?: number;
  untilDaysAgo?: number;
  note?: string;
  source: string;
  /** Absent: to be confirmed. */
  checkedDaysAgo?: number;
}

/** An invented facility: the towns and regions exist, the numbers and streets do not. */
export interface StoryFacility {
  key: string;
  name: string;
  kind: FacilityKind;
  regime: Regime | null;
  climateZone: ClimateZone;
  region: string;
  address: string;
  postcode: string | null;
  source: string;
  /** Absent: the whole address is to be confirmed. */
  checkedDaysAgo?: number;
  letterNote?: { text: string; source: string; checkedDaysAgo: number };
  channels: StoryChannel[];
}

const byPhone = "звонок в учреждение";
const byFamily = "родные";
const onSite = "сайт сервиса";

const relay = (checkedDaysAgo: number): StoryChannel => ({
  channel: "relay",
  note: "Сервис «Почтовый ручей», ruchey.example: печатает и отправляет бесплатно.",
  source: byFamily,
  checkedDaysAgo,
});
const post = (checkedDaysAgo: number, source = byPhone): StoryChannel => ({
  channel: "post",
  source,
  checkedDaysAgo,
});

/** Three remand prisons, a police cell, and every kind of place a sentence is served in, in all four climates. */
export const storyFacilities: readonly StoryFacility[] = [
  {
    key: "sizo-moscow",
    name: "ФКУ СИЗО-14 УФСИН России по г. Москве",
    kind: "sizo",
    regime: null,
    climateZone: "temperate",
    region: "Москва",
    address: "ул. Старая Суконная, д. 18\nг. Москва",
    postcode: "109382",
    source: byPhone,
    checkedDaysAgo: 12,
    letterNote: {
      text: "Цензор принимает не больше четырёх листов в одном конверте. Открытки без блёсток проходят.",
      source: byPhone,
      checkedDaysAgo: 12,
    },
    channels: [
      post(12),
      { channel: "fsin-pismo", sinceDaysAgo: 2100, source: onSite, checkedDaysAgo: 20 },
      { channel: "zonatelecom", sinceDaysAgo: 900, source: onSite, checkedDaysAgo: 20 },
      relay(31),
    ],
  },
  {
    key: "sizo-petersburg",
    name: "ФКУ СИЗО-9 УФСИН России по г. Санкт-Петербургу и Ленинградской области",
    kind: "sizo",
    regime: null,
    climateZone: "temperate",
    region: "Санкт-Петербург",
    address: "ул. Лоцманская Коса, д. 7\nг. Санкт-Петербург",
    postcode: "195213",
    source: byPhone,
    checkedDaysAgo: 25,
    channels: [
      post(25),
      {
        channel: "fsin-pismo",
        sinceDaysAgo: 1800,
        note: "Бланк ответа оплачивают сразу, отдельно его не передают.",
        source: byFamily,
        checkedDaysAgo: 40,
      },
      relay(25),
    ],
  },
  {
    key: "sizo-azov",
    name: "ФКУ СИЗО-8 УФСИН России по Ростовской области",
    kind: "sizo",
    regime: null,
    climateZone: "south",
    region: "Ростовская область",
    address: "пер. Рыбачий Стан, д. 31\nг. Азов",
    postcode: "346781",
    source: byFamily,
    checkedDaysAgo: 48,
    letterNote: {
      text: "Письма разносят по вторникам и пятницам. Вырезки из журналов не передают.",
      source: byFamily,
      checkedDaysAgo: 48,
    },
    channels: [
      post(48, byFamily),
      {
        channel: "zonatelecom",
        sinceDaysAgo: 1100,
        untilDaysAgo: 75,
        note: "Терминал отключён, письма больше не распечатывают.",
        source: byPhone,
        checkedDaysAgo: 70,
      },
      relay(48),
    ],
  },
  {
    key: "ivs-tula",
    name: "ИВС УМВД России по г. Туле",
    kind: "ivs",
    regime: null,
    climateZone: "temperate",
    region: "Тульская область",
    address: "ул. Оружейных Мастеров, д. 4\nг. Тула",
    postcode: null,
    source: "адвокат",
    channels: [{ channel: "post", source: "адвокат" }],
  },
  {
    key: "ik-gorokhovets",
    name: "ФКУ ИК-43 УФСИН России по Владимирской области",
    kind: "ik",
    regime: "general",
    climateZone: "temperate",
    region: "Владимирская область",
    address: "ул. Заклязьминская, д. 52\nг. Гороховец",
    postcode: "601483",
    source: byPhone,
    checkedDaysAgo: 18,
    letterNote: {
      text: "Номер отряда на конверте не нужен. Чистые листы и конверт с маркой отдают всегда.",
      source: byPhone,
      checkedDaysAgo: 18,
    },
    channels: [
      post(18),
      { channel: "zonatelecom", sinceDaysAgo: 700, source: onSite, checkedDaysAgo: 33 },
      relay(18),
    ],
  },
  {
    key: "ik-mordovia",
    name: "ФКУ ИК-32 УФСИН России по Республике Мордовия",
    kind: "ik",
    regime: "general",
    climateZone: "temperate",
    region: "Республика Мордовия",
    address: "ул. Узкоколейная, д. 9\nпос. Зелёная Просека\nЗубово-Полянский район",
    postcode: "431137",
    source: byFamily,
    checkedDaysAgo: 29,
    letterNote: {
      text: "Женская колония. Письма выдают вечером, перед отбоем; открытки с цветами передают охотно.",
      source: byFamily,
      checkedDaysAgo: 29,
    },
    channels: [
      post(29, byFamily),
      { channel: "fsin-pismo", sinceDaysAgo: 1500, source: onSite, checkedDaysAgo: 29 },
      relay(29),
    ],
  },
  {
    key: "ik-komi",
    name: "ФКУ ИК-47 УФСИН России по Республике Коми",
    kind: "ik",
    regime: "strict",
    climateZone: "cold",
    region: "Республика Коми",
    address: "ул. Нижнедоманиковая, д. 1\nг. Сосногорск",
    postcode: "169503",
    source: byPhone,
    checkedDaysAgo: 55,
    letterNote: {
      text: "Почта идёт около пяти недель. Письма без номера и даты иногда возвращают.",
      source: byFamily,
      checkedDaysAgo: 55,
    },
    channels: [
      post(55),
      relay(55),
      { channel: "zonatelecom", source: onSite, note: "Со слов сервиса, колония пока не подтвердила." },
    ],
  },
  {
    key: "ik-kharp",
    name: "ФКУ ИК-23 УФСИН России по Ямало-Ненецкому автономному округу",
    kind: "ik",
    regime: "special",
    climateZone: "arctic",
    region: "Ямало-Ненецкий автономный округ",
    address: "ул. Полярного Сияния, д. 3\nпгт Харп\nПриуральский район",
    postcode: "629421",
    source: byFamily,
    checkedDaysAgo: 84,
    letterNote: {
      text: "В распутицу почту не возят по две-три недели. Тонкие письма доходят быстрее толстых.",
      source: byFamily,
      checkedDaysAgo: 84,
    },
    channels: [post(84, byFamily)],
  },
  {
    key: "kp-kuban",
    name: "ФКУ КП-26 УФСИН России по Краснодарскому краю",
    kind: "kp",
    regime: null,
    climateZone: "south",
    region: "Краснодарский край",
    address: "ул. Виноградных Лоз, д. 14\nг. Усть-Лабинск",
    postcode: "352336",
    source: byPhone,
    checkedDaysAgo: 8,
    channels: [post(8), { channel: "zonatelecom", sinceDaysAgo: 400, source: onSite, checkedDaysAgo: 8 }],
  },
  {
    key: "vk-kargopol",
    name: "ФКУ Каргопольская ВК УФСИН России по Архангельской области",
    kind: "vk",
    regime: null,
    climateZone: "cold",
    region: "Архангельская область",
    address: "ул. Валдеевская, д. 66\nг. Каргополь",
    postcode: "164113",
    source: byPhone,
    checkedDaysAgo: 37,
    letterNote: {
      text: "Письма читает воспитатель вместе с цензором, поэтому ответ идёт дольше обычного.",
      source: byPhone,
      checkedDaysAgo: 37,
    },
    channels: [post(37)],
  },
  {
    key: "prison-achinsk",
    name: "ФКУ Т-4 УФСИН России по Красноярскому краю",
    kind: "prison",
    regime: "strict",
    climateZone: "cold",
    region: "Красноярский край",
    address: "ул. Третий Затон, д. 22\nг. Ачинск",
    postcode: "662157",
    source: byFamily,
    checkedDaysAgo: 41,
    channels: [
      post(41, byFamily),
      { channel: "fsin-pismo", sinceDaysAgo: 650, source: onSite, checkedDaysAgo: 41 },
    ],
  },
  {
    key: "hospital-saratov",
    name: "ФКУ ОБ-3 УФСИН России по Саратовской области",
    kind: "hospital",
    regime: null,
    climateZone: "temperate",
    region: "Саратовская область",
    address: "ул. Дальняя Лечебная, д. 2\nг. Вольск",
    postcode: "412916",
    source: byFamily,
    channels: [{ channel: "post", source: byFamily }, relay(60)],
  },
];
