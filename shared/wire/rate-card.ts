import type { RateCardLine } from "../rate-card.ts";

/** GET /api/rate-card: the firm's rates, without those of clients that the person may not know (R5). */
export interface RateCardAnswer {
  lines: RateCardLine[];
}
