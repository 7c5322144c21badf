import { distrustReasons, offboardReasons, trustReasons } from "~/domain/desk/volunteer-reasons";

const reasons = [...trustReasons, ...distrustReasons, ...offboardReasons];
type Reason = (typeof reasons)[number];

/** The words of a reason as it is kept; null for none of ours. */
export function reasonKey(code: string | null): `volunteer.reason.${Reason}` | null {
  const reason = reasons.find((each) => each === code);
  return reason === undefined ? null : `volunteer.reason.${reason}`;
}
