import type { LoadBand } from "~/domain/balance/load";
import type { Channel, UsualDelivery } from "~/domain/facilities/channels";
import type { Status } from "~/domain/prisoners/statuses";

/** What a volunteer is shown of a prisoner before writing to them. */
export interface PrisonerCard {
  id: string;
  name: string;
  nameLatin: string;
  age: number | null;
  region: string;
  facilityName: string;
  about: string;
  languages: string[];
  status: Status;
  /** Null where a prisoner's load is not to be shown. */
  band: LoadBand | null;
  enough: boolean;
  channels: Channel[];
  delivery: UsualDelivery | null;
}

/** The same in a list of many. */
export type PrisonerLine = Pick<
  PrisonerCard,
  "id" | "name" | "nameLatin" | "age" | "region" | "band" | "enough"
>;
