import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { RateCard } from "#shared/rate-card.ts";
import { keys } from "../server-queries.ts";
import { useServices } from "../services.ts";
import { useMe } from "../../../session/kept-answers.ts";

export interface KnownRateCard {
  lines: RateCard;
  /** Another one when the rates are other ones; 0 for no rates. */
  cardId: number;
}

const noCard: KnownRateCard = { lines: [], cardId: 0 };
const rateCardKey = [...keys.server, "rate-card"] as const;

let cards = 0;

/** The firm's rates; null while they are being asked for, and no rates for whoever may not bill. */
export function useRateCard(): KnownRateCard | null {
  const { api } = useServices();
  const client = useQueryClient();
  const allowed = useMe()?.rights.billingAccess === true;
  const { data, isPending } = useQuery({
    queryKey: rateCardKey,
    enabled: allowed,
    queryFn: async ({ signal }): Promise<KnownRateCard> => {
      const { lines } = await api.rateCard(signal);
      const before = client.getQueryData<KnownRateCard>(rateCardKey);
      if (lines.length === 0) return noCard;
      if (before && JSON.stringify(before.lines) === JSON.stringify(lines)) return before;
      cards += 1;
      return { lines, cardId: cards };
    },
    structuralSharing: false,
    staleTime: 60_000,
  });
  if (!allowed) return noCard;
  return data ?? (isPending ? null : noCard);
}
