import { useQuery } from "@tanstack/react-query";
import { periodsApi } from "../../../api/periods-api.ts";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";

/** A period as it is now, with what is dated in it and what may be done with it. */
export function usePeriod(id: string) {
  const api = useApi(periodsApi);
  return useQuery({
    queryKey: [...serverKey, "period", id],
    queryFn: ({ signal }) => api.period(id, signal),
    staleTime: 0,
  });
}
