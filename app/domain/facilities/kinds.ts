/** Kinds of places of detention, domain.md §1. Punishment cells are sanctions, not facilities. */
export const facilityKinds = ["sizo", "ivs", "ik", "kp", "vk", "prison", "hospital"] as const;
export type FacilityKind = (typeof facilityKinds)[number];

/** Regimes of a colony or prison (UIK 74). Not to be mixed up with conditions, the grade inside one. */
export const regimes = ["general", "strict", "special"] as const;
export type Regime = (typeof regimes)[number];

/** Climate zones that decide the warm season, domain.md §3. Coldest first. */
export const climateZones = ["arctic", "cold", "temperate", "south"] as const;
export type ClimateZone = (typeof climateZones)[number];

/** The grade inside a colony, domain.md §1; not the regime. */
export const conditions = ["ordinary", "lightened", "strict"] as const;
export type Conditions = (typeof conditions)[number];
