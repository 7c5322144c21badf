import { setTimeout as delay } from "node:timers/promises";
import { formKey, formSender } from "../races/forms.mjs";

const LANES = 4;

/**
 * Volunteers who each claim a prisoner and log a letter, or let go again, several at a time. The ledger knows every form
 * and the answer to it; a form that got none may be sent again, as a person would.
 */
export function createWriters({ prisoners, volunteers }) {
  const pairs = volunteers.flatMap(({ personId, cookie }) =>
    prisoners.map((prisonerId) => ({ personId, cookie, prisonerId })),
  );
  const ledger = [];
  let unanswered = [];
  let origin = "";
  let writing = false;
  let lanes = [];

  async function lane() {
    while (writing) {
      const pair = pairs.pop();
      if (!pair) return;
      await tell(pair);
    }
  }

  /** One pair's whole story: claim, then a letter; of every fourth the claim is let go. */
  async function tell(pair) {
    const fields = { signature: `Аня ${pairs.length}`, channel: "post", key: formKey() };
    const claim = { kind: "claim", pair, path: `/prisoners/${pair.prisonerId}/claim`, fields };
    const id = (await send(claim)).location?.match(/^\/correspondence\/(.+)$/)?.[1];
    if (!id || !writing) return;
    const isLetter = pairs.length % 4 !== 0;
    const path = `/correspondence/${id}/${isLetter ? "letters/new" : "release"}`;
    const then = isLetter ? { when: "today", key: formKey() } : {};
    await send({ kind: isLetter ? "letter" : "release", pair, id, path, fields: then });
  }

  async function send(form) {
    const sender = formSender([origin]);
    const sentAt = Date.now();
    const { status, location } = await sender.send(form.pair.cookie, form.path, form.fields);
    sender.close();
    const entry = { ...form, status, location, sentAt, answeredAt: Date.now() };
    if (status === 0) unanswered.push(form);
    else ledger.push(entry);
    return entry;
  }

  return {
    ledger,
    start(at) {
      origin = at;
      writing = true;
      lanes = Array.from({ length: LANES }, lane);
    },
    async stop() {
      writing = false;
      await Promise.all(lanes);
    },
    /** Waits until that many more forms were answered, half a minute at most. */
    async untilAnswered(count) {
      const goal = ledger.length + count;
      const deadline = Date.now() + 30_000;
      while (ledger.length < goal) {
        if (Date.now() > deadline) throw new Error("the server answers no form any more");
        await delay(2);
      }
    },
    /** Sends again what nobody answered; answers how many forms that were. */
    async sendAgain(at) {
      origin = at;
      const again = unanswered;
      unanswered = [];
      for (const form of again) await send(form);
      return again.length;
    },
    /** Forms that were answered as done. */
    done: (kind) => ledger.filter((entry) => entry.kind === kind && entry.status === 303),
    /** Forms that were refused; one that lets go and is sent again may find it done. */
    refused: () =>
      ledger.filter(({ kind, status }) => status !== 303 && !(kind === "release" && status === 404)),
  };
}
