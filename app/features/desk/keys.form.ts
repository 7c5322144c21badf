import * as v from "valibot";

/** Whether the single keys of the desk's tables shall work in this browser. */
export const keysForm = v.object({ keys: v.picklist(["on", "off"]) });
