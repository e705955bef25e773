import { serverKey } from "../../../session/kept-answers.ts";

/** Under this the periods are kept, with what is open in each. */
export const periodsKey = [...serverKey, "period-work"] as const;
