import type { LoadBand } from "~/domain/balance/load";
import type { Channel, UsualDelivery } from "~/domain/facilities/channels";

/** What a volunteer is shown of a prisoner wherever one is named. */
interface PrisonerFacts {
  id: string;
  name: string;
  nameLatin: string;
  age: number | null;
  region: string;
  /** Null where a prisoner's load is not to be shown. */
  band: LoadBand | null;
}

/** The same with what helps to choose. */
export interface PrisonerCard extends PrisonerFacts {
  about: string;
  languages: string[];
  channels: Channel[];
  delivery: UsualDelivery | null;
}

/** One of a list of many. */
export interface PrisonerLine extends PrisonerFacts {
  /** As many people write as are wanted at most. */
  enough: boolean;
}
