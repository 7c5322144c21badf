import type { ContentsReason } from "./contents";

export const itemCategories = [
  "drinks",
  "sweets",
  "groceries",
  "instant-food",
  "dairy",
  "meat-fish",
  "fruit-vegetables",
  "underwear",
  "clothes",
  "warm-clothes",
  "footwear",
  "bedding",
  "hygiene",
  "stationery",
  "books",
  "tableware",
  "medicine",
  "never",
] as const;
export type ItemCategory = (typeof itemCategories)[number];

/** Something people usually send, or try to; free text has no such row. */
export interface CatalogueItem {
  id: string;
  en: string;
  ru: string;
  /** Of one piece as usually bought, without the parcel's own packing. */
  grams: number;
  category: ItemCategory;
  use: "warm" | "food" | "other";
  /** What makes it more than usual; see `checkItem`. */
  trait?: ContentsReason;
}

type Row = readonly [
  id: string,
  en: string,
  ru: string,
  grams: number,
  category: ItemCategory,
  trait?: ContentsReason,
];

const rows: readonly Row[] = [
  ["tea-leaf", "Tea, loose, 100 g", "Чай листовой, 100 г", 100, "drinks"],
  ["tea-bags", "Tea bags, 100", "Чай в пакетиках, 100 шт.", 220, "drinks"],
  ["coffee-instant", "Instant coffee in a bag, 190 g", "Кофе растворимый в пакете, 190 г", 200, "drinks"],
  ["cocoa", "Cocoa powder, 100 g", "Какао-порошок, 100 г", 105, "drinks"],
  ["sugar", "Sugar, 1 kg", "Сахар, 1 кг", 1000, "sweets"],
  ["sweets", "Sweets without filling, 500 g", "Конфеты без начинки, 500 г", 500, "sweets"],
  ["caramels", "Caramels, 500 g", "Карамель, 500 г", 500, "sweets"],
  ["chocolate", "Chocolate bar", "Шоколад, плитка", 95, "sweets"],
  ["biscuits", "Biscuits, 500 g", "Печенье, 500 г", 500, "sweets"],
  ["gingerbread", "Gingerbread, 400 g", "Пряники, 400 г", 400, "sweets"],
  ["halva", "Halva, 250 g", "Халва, 250 г", 260, "sweets"],
  ["honey-plastic", "Honey in plastic, 500 g", "Мёд в пластике, 500 г", 540, "sweets"],
  ["honey-glass", "Honey in glass, 500 g", "Мёд в стекле, 500 г", 800, "sweets", "container"],
  ["jam-home", "Home-made jam", "Домашнее варенье", 700, "sweets", "home-preserved"],
  ["nuts", "Nuts, 250 g", "Орехи, 250 г", 250, "groceries"],
  ["dried-fruit", "Dried fruit, 500 g", "Сухофрукты, 500 г", 500, "groceries"],
  ["rusks", "Rusks, 300 g", "Сухари, 300 г", 300, "groceries"],
  ["crispbread", "Crispbread, 200 g", "Хлебцы, 200 г", 200, "groceries"],
  ["ketchup-plastic", "Ketchup in a soft pack", "Кетчуп в мягкой упаковке", 350, "groceries"],
  ["mayonnaise", "Mayonnaise in a soft pack", "Майонез в мягкой упаковке", 400, "groceries"],
  ["spices", "Ground spices, 50 g", "Приправы молотые, 50 г", 50, "groceries"],
  ["stock-cubes", "Stock cubes", "Бульонные кубики", 80, "groceries"],
  ["buckwheat", "Buckwheat, to be cooked", "Гречка, варить", 900, "groceries", "needs-cooking"],
  ["rice", "Rice, to be cooked", "Рис, варить", 900, "groceries", "needs-cooking"],
  ["pasta", "Pasta, to be cooked", "Макароны, варить", 450, "groceries", "needs-cooking"],
  ["flour", "Flour", "Мука", 1000, "groceries", "needs-cooking"],
  ["yeast", "Yeast", "Дрожжи", 50, "groceries", "yeast"],
  ["pickles-home", "Home-made pickles", "Домашние соленья", 900, "groceries", "home-preserved"],
  [
    "porridge-instant",
    "Instant porridge, 6 portions",
    "Каша быстрого приготовления, 6 порций",
    240,
    "instant-food",
  ],
  ["noodles-instant", "Instant noodles", "Лапша быстрого приготовления", 70, "instant-food"],
  ["mash-instant", "Instant mashed potatoes", "Пюре быстрого приготовления", 40, "instant-food"],
  ["soup-instant", "Instant soup", "Суп быстрого приготовления", 25, "instant-food"],
  ["muesli", "Muesli, 400 g", "Мюсли, 400 г", 400, "instant-food"],
  ["milk-dry", "Dry milk, 400 g", "Сухое молоко, 400 г", 410, "dairy"],
  ["cheese-hard", "Hard cheese, 500 g", "Сыр твёрдый, 500 г", 500, "dairy"],
  ["cheese-processed", "Processed cheese", "Плавленый сыр", 100, "dairy"],
  ["milk-condensed", "Condensed milk in a soft pack", "Сгущёнка в мягкой упаковке", 270, "dairy"],
  ["milk-condensed-tin", "Condensed milk in a tin", "Сгущёнка в банке", 430, "dairy", "tin"],
  ["milk-fresh", "Fresh milk", "Свежее молоко", 1000, "dairy", "perishable"],
  ["sausage-cured", "Cured sausage, 300 g", "Сырокопчёная колбаса, 300 г", 300, "meat-fish"],
  ["salo", "Bacon (salo), 500 g", "Сало, 500 г", 500, "meat-fish"],
  ["jerky", "Dried meat, 100 g", "Вяленое мясо, 100 г", 100, "meat-fish"],
  ["fish-dried", "Dried fish, 200 g", "Вяленая рыба, 200 г", 200, "meat-fish"],
  ["stew-tin", "Stewed meat in a tin", "Тушёнка в банке", 370, "meat-fish", "tin"],
  ["fish-tin", "Fish in a tin", "Рыбные консервы", 250, "meat-fish", "tin"],
  ["stew-pouch", "Stewed meat in a pouch", "Тушёнка в мягкой упаковке", 260, "meat-fish"],
  ["sausage-boiled", "Boiled sausage", "Варёная колбаса", 500, "meat-fish", "perishable"],
  ["onions", "Onions, 1 kg", "Лук, 1 кг", 1000, "fruit-vegetables"],
  ["garlic", "Garlic, 300 g", "Чеснок, 300 г", 300, "fruit-vegetables"],
  ["apples", "Apples, 1 kg", "Яблоки, 1 кг", 1000, "fruit-vegetables"],
  ["lemons", "Lemons, 500 g", "Лимоны, 500 г", 500, "fruit-vegetables"],
  ["carrots", "Carrots, 1 kg", "Морковь, 1 кг", 1000, "fruit-vegetables"],
  ["t-shirt-black", "T-shirt, black, plain", "Футболка чёрная, без рисунка", 180, "underwear"],
  ["pants", "Underpants", "Трусы", 70, "underwear"],
  ["socks", "Socks, cotton", "Носки хлопковые", 45, "underwear"],
  [
    "tracksuit-black",
    "Tracksuit, black, no hood or cords",
    "Спортивный костюм чёрный, без капюшона и шнурков",
    900,
    "clothes",
  ],
  [
    "tracksuit-hood",
    "Tracksuit with a hood",
    "Спортивный костюм с капюшоном",
    950,
    "clothes",
    "laces-or-metal",
  ],
  ["jeans", "Jeans", "Джинсы", 650, "clothes", "civilian-clothes"],
  ["shirt-coloured", "Shirt, coloured", "Рубашка цветная", 250, "clothes", "civilian-clothes"],
  ["belt", "Belt", "Ремень", 200, "clothes", "laces-or-metal"],
  ["camouflage", "Camouflage clothes", "Камуфляжная одежда", 900, "clothes", "military-looking"],
  ["thermal-set", "Thermal set, black", "Термобельё чёрное, комплект", 450, "warm-clothes"],
  ["socks-wool", "Wool socks", "Носки шерстяные", 110, "warm-clothes"],
  ["hat-black", "Knit hat, black", "Шапка вязаная чёрная", 90, "warm-clothes"],
  ["gloves", "Gloves, black", "Перчатки чёрные", 90, "warm-clothes"],
  ["mittens", "Mittens, black", "Варежки чёрные", 110, "warm-clothes"],
  ["scarf", "Scarf, black", "Шарф чёрный", 180, "warm-clothes"],
  ["neck-tube", "Neck tube, black", "Снуд чёрный", 80, "warm-clothes"],
  ["jumper", "Jumper, black, no hood", "Джемпер чёрный, без капюшона", 550, "warm-clothes"],
  ["insoles", "Insulated insoles", "Стельки утеплённые", 90, "warm-clothes"],
  ["vest", "Padded vest, black", "Жилет утеплённый чёрный", 450, "warm-clothes"],
  ["boots-winter", "Winter boots, black", "Ботинки зимние чёрные", 1700, "footwear"],
  ["valenki", "Felt boots", "Валенки", 2200, "footwear", "facility-agrees"],
  ["slippers", "Slippers, rubber", "Тапочки резиновые", 300, "footwear"],
  ["trainers", "Trainers, black", "Кроссовки чёрные", 800, "footwear"],
  ["bed-linen", "Bed linen, one set", "Постельное бельё, комплект", 1300, "bedding", "facility-agrees"],
  ["towel", "Towel", "Полотенце", 350, "bedding"],
  ["soap", "Soap", "Мыло", 100, "hygiene"],
  ["toothpaste", "Toothpaste", "Зубная паста", 130, "hygiene"],
  ["toothbrush", "Toothbrush", "Зубная щётка", 20, "hygiene"],
  ["shampoo", "Shampoo in plastic", "Шампунь в пластике", 420, "hygiene", "prison-shop"],
  ["washing-powder", "Washing powder, 400 g", "Стиральный порошок, 400 г", 420, "hygiene", "prison-shop"],
  ["razors", "Disposable razors, 5", "Станки одноразовые, 5 шт.", 60, "hygiene"],
  ["toilet-paper", "Toilet paper, 4 rolls", "Туалетная бумага, 4 рулона", 480, "hygiene"],
  ["pads", "Sanitary pads, 10", "Прокладки, 10 шт.", 110, "hygiene"],
  ["cream", "Hand cream in plastic", "Крем для рук в пластике", 90, "hygiene"],
  ["eau-de-cologne", "Eau de cologne", "Одеколон", 250, "hygiene", "alcohol"],
  ["envelopes", "Envelopes with stamps, 20", "Конверты с марками, 20 шт.", 120, "stationery"],
  ["notebook", "Notebook, 96 sheets", "Тетрадь, 96 листов", 240, "stationery"],
  ["pens", "Pens, blue or black, 5", "Ручки синие или чёрные, 5 шт.", 50, "stationery"],
  ["pencils-6", "Coloured pencils, up to 6", "Цветные карандаши, до 6 шт.", 50, "stationery"],
  ["pencils-12", "Coloured pencils, 12", "Цветные карандаши, 12 шт.", 90, "stationery", "pencils"],
  ["book-new", "Book, new, straight from a shop", "Книга новая, из магазина", 450, "books", "shop-only"],
  ["book-used", "Book, second-hand", "Книга б/у", 450, "books", "second-hand"],
  ["map", "Map or atlas", "Карта или атлас", 300, "books", "map"],
  ["mug-plastic", "Mug, plastic", "Кружка пластиковая", 90, "tableware"],
  ["spoon-plastic", "Spoon, plastic", "Ложка пластиковая", 20, "tableware"],
  ["lunch-box", "Food box, plastic", "Контейнер пластиковый", 150, "tableware"],
  [
    "plate-glass",
    "Plate, glass or china",
    "Тарелка стеклянная или фарфоровая",
    400,
    "tableware",
    "container",
  ],
  ["vitamins", "Vitamins", "Витамины", 100, "medicine", "medicine"],
  ["medicine", "Medicines", "Лекарства", 150, "medicine", "medicine"],
  ["alcohol", "Alcohol", "Алкоголь", 700, "never", "alcohol"],
  ["lighter", "Lighter", "Зажигалка", 20, "never", "weapon"],
  ["knife", "Knife or other blade", "Нож или другое лезвие", 100, "never", "weapon"],
  ["money", "Money", "Деньги", 10, "never", "valuables"],
  ["jewellery", "Jewellery", "Украшения", 20, "never", "valuables"],
  ["binoculars", "Binoculars or other optics", "Бинокль или другая оптика", 400, "never", "optics"],
  ["phone", "Phone or SIM card", "Телефон или сим-карта", 200, "never", "electronics"],
  ["cards", "Playing cards", "Игральные карты", 100, "never", "playing-cards"],
  ["compass", "Compass", "Компас", 50, "never", "map"],
];

const foodCategories: readonly ItemCategory[] = [
  "drinks",
  "sweets",
  "groceries",
  "instant-food",
  "dairy",
  "meat-fish",
  "fruit-vegetables",
];
const warmFootwear: readonly string[] = ["boots-winter", "valenki"];

/** What people usually send. Source: domain.md §3; weights as packed by shops, rounded up. */
export const catalogue: readonly CatalogueItem[] = rows.map(([id, en, ru, grams, category, trait]) => ({
  ...{ id, en, ru, grams, category },
  use: foodCategories.includes(category)
    ? "food"
    : category === "warm-clothes" || warmFootwear.includes(id)
      ? "warm"
      : "other",
  ...(trait === undefined ? {} : { trait }),
}));

/** The row of that id; undefined for what no row has. */
export function findCatalogueItem(id: string | null): CatalogueItem | undefined {
  return catalogue.find((each) => each.id === id);
}
