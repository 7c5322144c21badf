/** "СИЗО-14" from "ФКУ СИЗО-14 УФСИН России по г. Москве"; a name built otherwise stays whole. */
export function shortFacilityName(name: string): string {
  const short = name
    .replace(/^(ФКУ|ФКЛПУ|ФКУЗ|ФГУ|ФБУ|ФГКУ)\s+/u, "")
    .replace(/\s+(ОФСИН|УФСИН|ГУФСИН)\s.*$/u, "")
    .trim();
  return short === "" ? name : short;
}
