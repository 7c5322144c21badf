import { hash, verify } from "@node-rs/argon2";
import { normalisePassword } from "~/domain/access/passwords";

/** Argon2id (the library's default kind), OWASP Password Storage: 19 MiB, 2 passes, 1 lane. About 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashing takes a core and 19 MiB each; more at once would starve pages of both. */
const AT_ONCE = 2;
const WAITING_MOST = 60;

/** A hash of a random text nobody kept: checked where there is no account, so that the answer takes as long. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$h6mzCfCAYBL947tAzOKs8w$O9sJZt9S05UYgs8Xv1dpihDwBJBydvuqyUKmLYVbJzg";

/** What is stored for a password: a PHC string with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normalisePassword(password), cost));
}

/** Whether a password is the one stored; `stored` null (no such account) takes as long and is never right. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => verify(stored ?? NOBODY, normalisePassword(password)));
  return right && stored !== null;
}

/** Too many passwords are being checked at this moment; nothing was done. */
export class PasswordsBusy extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MOST) throw new PasswordsBusy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
