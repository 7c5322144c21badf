import { formKey, formSender } from "./forms.mjs";

/**
 * One client process: volunteers who bring things, give them back and pack, and relatives and the desk who plan for the
 * same people on the same days, several requests at a time. The parent sends `{ rounds }` and gets the counts.
 */
const { origins, items, volunteers, prisoners, desk, lanes } = JSON.parse(process.argv[2]);
const sender = formSender(origins);
/** What somebody brought here and may give back: the same things may be pledged and given back at once. */
const brought = [];
const counts = {
  pledged: 0,
  tooMany: 0,
  givenBack: 0,
  packing: 0,
  packTaken: 0,
  planned: 0,
  noSlot: 0,
  doubles: 0,
};

process.on("message", async ({ rounds }) => {
  let left = rounds;
  const lane = async () => {
    while (left-- > 0) await act();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const { requests, serverErrors, firstErrors } = sender.counts;
  process.send({ ...counts, requests, serverErrors, firstErrors });
});
process.once("disconnect", () => process.exit(0));

async function act() {
  const chance = Math.random();
  if (chance < 0.5) return pledge();
  if (chance < 0.62) return giveBack();
  if (chance < 0.7) return pack();
  return plan();
}

/** Some pieces of something; one form in ten is sent twice at the same time. */
async function pledge() {
  const { parcel, item } = pick(items);
  const cookie = pick(volunteers);
  const fields = { pieces: String(1 + Math.floor(Math.random() * 3)), key: formKey() };
  const send = () => sender.send(cookie, `/parcels/${parcel}/items/${item}/pledge`, fields);
  const isDouble = Math.random() < 0.1;
  const [answer] = await Promise.all(isDouble ? [send(), send()] : [send()]);
  if (isDouble) counts.doubles += 1;
  if (answer.status === 303) {
    counts.pledged += 1;
    brought.push({ parcel, item, cookie });
  } else if (answer.status === 409) counts.tooMany += 1;
}

async function giveBack() {
  const mine = pick(brought);
  if (!mine) return;
  const path = `/parcels/${mine.parcel}/items/${mine.item}/pledge/withdrawal`;
  if ((await sender.send(mine.cookie, path, {})).status === 303) counts.givenBack += 1;
}

async function pack() {
  const { parcel } = pick(items);
  const { status } = await sender.send(pick(volunteers), `/parcels/${parcel}/packer`, {});
  if (status === 303) counts.packing += 1;
  else if (status === 409) counts.packTaken += 1;
}

/** The same day of the same person is wanted by the relative and by the desk at the same moment. */
async function plan() {
  const { id, relative } = pick(prisoners);
  const on = new Date(Date.now() + (20 + Math.floor(Math.random() * 340)) * 86_400_000);
  const day = { onDay: on.getUTCDate(), onMonth: on.getUTCMonth() + 1, onYear: on.getUTCFullYear() };
  const fields = () => ({ kind: "parcel", ...day, key: formKey(), purpose: "food" });
  const answers = await Promise.all([
    sender.send(relative, `/family/${id}/parcels/new`, fields()),
    sender.send(desk, `/desk/prisoners/${id}/parcels/new`, fields()),
  ]);
  for (const { status } of answers) {
    if (status === 303) counts.planned += 1;
    else if (status === 422 || status === 409) counts.noSlot += 1;
  }
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
