import { formKey, formSender } from "./forms.mjs";

/**
 * One client process of the races: plays a crowd of volunteers through HTTP, several requests at a time. The parent
 * sends `{ play: phase, claims }` and gets the counts of that phase back; `{ expired }` tells of holds that ended, and
 * `{ late }` of those for which a letter was posted in time.
 */
const { origins, prisoners, roomy, volunteers, lanes, name } = JSON.parse(process.argv[2]);
const sender = formSender(origins);
/** Open correspondences as far as this client knows: id → its volunteer. */
const open = new Map();
const ended = [];
let made = 0;
let counts = newCounts();

process.on("message", async ({ play, claims, expired = [], late = [] }) => {
  for (const { id } of expired) open.delete(id);
  ended.push(...late);
  if (!play) return;
  counts = newCounts();
  await phases[play](claims);
  const { serverErrors, firstErrors } = sender.counts;
  process.send({ ...counts, serverErrors, firstErrors });
});
process.once("disconnect", () => process.exit(0));

function newCounts() {
  return { claims: 0, granted: 0, refused: 0, doubles: 0, twice: 0, released: 0, lateLogs: 0 };
}

const phases = {
  /** Everybody claims and nobody lets go; each client asks for all in a turn of its own. */
  claim: (claims) => {
    let turn = Number(name) * 3;
    return inLanes(claims, () => {
      turn += 1;
      return claim(pick(volunteers), prisoners[turn % prisoners.length]);
    });
  },

  /** Claims, some of one volunteer for several at once, with releases and late letters between; the parent ends holds. */
  mixed: (claims) =>
    inLanes(claims, async () => {
      const volunteer = pick(volunteers);
      const wishes = Math.random() < 0.15 ? roomy.slice(0, 4) : [pick(prisoners)];
      await Promise.all(wishes.map((each) => claim(volunteer, each)));
      if (Math.random() < 0.5) await release();
      if (ended.length > 0 && Math.random() < 0.5) await logLate(ended.shift());
    }),

  /** Each prisoner is asked for in turn by people who write to nobody, so that no place can stay free. */
  fill: (claims) => {
    const busy = new Set(open.values());
    const idle = volunteers.filter((each) => each.trust === "known" && !busy.has(each));
    let turn = 0;
    return inLanes(claims, () => {
      turn += 1;
      return claim(idle[turn % idle.length], prisoners[turn % prisoners.length]);
    });
  },
};

/** Works in several lanes at once until that many claims were made. */
async function inLanes(claims, work) {
  const lane = async () => {
    while (counts.claims < claims) await work();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** One form; one in ten is sent twice at the same time, some sign like somebody else. */
async function claim(volunteer, prisonerId) {
  made += 1;
  counts.claims += 1;
  const signature = Math.random() < 0.05 ? "Аня" : `Аня ${name}-${made}`;
  const fields = { signature, channel: "post", key: formKey() };
  const send = () => sender.send(volunteer.cookie, `/prisoners/${prisonerId}/claim`, fields);
  const isDouble = Math.random() < 0.1;
  const answers = await Promise.all(isDouble ? [send(), send()] : [send()]);
  const ids = new Set(
    answers.flatMap(({ location }) => location.match(/^\/correspondence\/(.+)$/)?.[1] ?? []),
  );
  counts.doubles += Number(isDouble);
  if (ids.size > 1) counts.twice += 1;
  if (ids.size === 0) counts.refused += 1;
  else counts.granted += 1;
  for (const id of ids) open.set(id, volunteer);
}

async function release() {
  const id = pick([...open.keys()]);
  if (id === undefined) return;
  const volunteer = open.get(id);
  open.delete(id);
  const { status } = await sender.send(volunteer.cookie, `/correspondence/${id}/release`, {});
  if (status === 303) counts.released += 1;
}

/** A letter posted in time and logged after the hold's end; one in three of the forms is sent twice. */
async function logLate({ id, personId }) {
  const volunteer = volunteers.find((each) => each.personId === personId);
  const fields = { when: "yesterday", key: formKey() };
  const send = () => sender.send(volunteer.cookie, `/correspondence/${id}/letters/new`, fields);
  const answers = await Promise.all(Math.random() < 0.33 ? [send(), send()] : [send()]);
  if (!answers.some(({ status }) => status === 303)) return;
  counts.lateLogs += 1;
  open.set(id, volunteer);
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
