import { describe, expect, it } from "vitest";
import { type Addressee, addressBlock } from "~/domain/facilities/address-block";

const ivanov: Addressee = {
  name: "Иванов Иван Иванович",
  dative: "Иванову Ивану Ивановичу",
  birthDate: "1985-01-01",
  birthPrecision: "year",
  facilityName: "ФКУ СИЗО-12 УФСИН России по г. Москве",
  addressLines: ["ул. Примерная, д. 1,", "г. Зеленоград"],
  postcode: "124000",
  fromAbroad: false,
};

describe("an address block", () => {
  it("stands as on an envelope", () => {
    expect(addressBlock(ivanov)).toEqual({
      to: "Иванову Ивану Ивановичу, 1985 г. р.",
      birthYear: 1985,
      lines: ["ФКУ СИЗО-12 УФСИН России по г. Москве", "ул. Примерная, д. 1", "г. Зеленоград", "124000"],
      postcode: "124000",
      copyText: [
        "Кому: Иванову Ивану Ивановичу, 1985 г. р.",
        "Куда: ФКУ СИЗО-12 УФСИН России по г. Москве,",
        "ул. Примерная, д. 1,",
        "г. Зеленоград,",
        "124000",
      ].join("\n"),
      missing: [],
    });
  });

  it("names the country last when posted from abroad", () => {
    const block = addressBlock({ ...ivanov, fromAbroad: true });
    expect(block.lines.slice(-2)).toEqual(["124000", "РОССИЯ / RUSSIA"]);
    expect(block.copyText.endsWith("г. Зеленоград,\n124000\nРОССИЯ / RUSSIA")).toBe(true);
  });

  it.each([[null], [""], ["  "]])("falls back to the nominative when the dative is %j", (dative) => {
    const block = addressBlock({ ...ivanov, dative });
    expect(block.to).toBe("Иванов Иван Иванович, 1985 г. р.");
    expect(block.missing).toEqual(["dative"]);
  });

  it.each([
    [null, "unknown"],
    ["1985-01-01", "unknown"],
    [null, "year"],
  ] as const)("leaves out a birth year it does not know (%s, %s)", (birthDate, birthPrecision) => {
    const block = addressBlock({ ...ivanov, birthDate, birthPrecision });
    expect(block.to).toBe("Иванову Ивану Ивановичу");
    expect(block.birthYear).toBeNull();
    expect(block.missing).toEqual(["birth-year"]);
  });

  it.each([[null], [""], ["12400"], ["1240000"], ["12400a"]])("counts postcode %j as missing", (postcode) => {
    const block = addressBlock({ ...ivanov, postcode });
    expect(block.postcode).toBeNull();
    expect(block.lines.at(-1)).toBe("г. Зеленоград");
    expect(block.missing).toEqual(["postcode"]);
  });

  it("asks for the patronymic, and lists all that is missing in order", () => {
    const block = addressBlock({
      ...ivanov,
      name: "Иванов Иван",
      dative: null,
      birthDate: null,
      postcode: null,
    });
    expect(block.missing).toEqual(["dative", "birth-year", "patronymic", "postcode"]);
  });

  it("prints the postcode once and no blank lines", () => {
    const block = addressBlock({ ...ivanov, addressLines: ["", "ул. Примерная, д. 1", "124000"] });
    expect(block.lines).toEqual([ivanov.facilityName, "ул. Примерная, д. 1", "124000"]);
  });
});
