const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";
const key = "authz-authz-authz-authz";
const aDay = { asOfDay: "1", asOfMonth: "11", asOfYear: "2026" };

const personForm = {
  name: "Осокин Пётр Ильич",
  gender: "m",
  birthYear: "1990",
  languages: "ru",
  target: "3",
  cap: "",
  version: "1",
  marks: "authz",
};

/** The rows of the pages on which the desk writes down one person; see expected.ts. */
export const storyRows = {
  // The marks are of no page, so whatever differs is shown for a choice.
  "/desk/prisoners/:id/edit": {
    get: desk,
    post: "303 404 404 404 409 409",
    form: personForm,
  },
  // The same name and year twice: the second is asked whether it is one of these.
  "/desk/prisoners/new": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { ...personForm, name: "Лиственный Фома Кузьмич", status: "unknown", consent: "none", key },
  },
  "/desk/prisoners/:id/consent": {
    get: desk,
    post: deskDone,
    form: { purpose: "sizes", state: "given", givenBy: "relative", ...aDay, key },
  },
  "/desk/prisoners/:id/external-load": {
    get: desk,
    post: deskDone,
    form: { list: "Вместе", band: "none", ...aDay },
  },
  "/desk/prisoners/:id/external-load/removal": { get: deskNot, post: deskDone, form: { list: "Вместе" } },
  "/desk/prisoners/:id/notes/new": { get: desk, post: deskDone, form: { text: "Something", key } },
  "/desk/prisoners/:id/notes/:note/withdrawal": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/notes/:note/restoration": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/edits/:edit/withdrawal": { get: deskNot, post: deskDone },
};
