import { answerUpTo, failToJoinByEmail, joinByEmail, submitPast } from "./steps";
import type { Visit } from "./visits";

/** How to see every page of joining. */
export const joinVisits = {
  "/join": [{ state: "full", go: ({ page }) => page.goto("/join") }],
  "/join/languages": [
    { state: "empty", go: ({ page }) => page.goto("/join/languages") },
    { state: "failing", go: ({ page }) => page.goto("/join/languages").then(() => submitPast(page)) },
    { state: "full", go: ({ page }) => answerUpTo(page, "ways").then(() => page.goto("/join/languages")) },
  ],
  "/join/ways": [
    { state: "empty", go: ({ page }) => answerUpTo(page, "ways") },
    { state: "failing", go: ({ page }) => answerUpTo(page, "ways").then(() => submitPast(page)) },
  ],
  "/join/place": [
    { state: "empty", go: ({ page }) => answerUpTo(page, "place") },
    { state: "failing", go: ({ page }) => answerUpTo(page, "place").then(() => submitPast(page)) },
  ],
  "/join/people": [
    { state: "empty", go: ({ page }) => answerUpTo(page, "people") },
    { state: "failing", go: ({ page }) => answerUpTo(page, "people").then(() => submitPast(page)) },
  ],
  "/join/account": [
    { state: "empty", go: ({ page }) => answerUpTo(page, "account") },
    { state: "failing", go: ({ page }) => answerUpTo(page, "account").then(() => submitPast(page)) },
    { state: "failing", what: "by e-mail", go: failToJoinByEmail },
  ],
  "/join/done": [
    { state: "full", go: ({ page }) => answerUpTo(page, "account").then(() => joinByEmail(page)) },
  ],
} as const satisfies Record<string, readonly Visit[]>;
