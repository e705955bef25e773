import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { peopleApi } from "../../../api/people-api.ts";
import { useApi } from "../../parts/admin-services.ts";
import { meKey, serverKey } from "../../../session/kept-answers.ts";

const peopleKey = [...serverKey, "people"] as const;

export function usePeople() {
  const api = useApi(peopleApi);
  return useQuery({ queryKey: peopleKey, queryFn: ({ signal }) => api.people(signal) });
}

/** A change of a person; afterwards, also after a refusal, the newest state is asked for. */
export function usePeopleChange<Given, Answer>(
  change: (api: ReturnType<typeof peopleApi>, given: Given) => Promise<Answer>,
) {
  const api = useApi(peopleApi);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => change(api, given),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: peopleKey }),
        client.invalidateQueries({ queryKey: meKey }),
      ]),
  });
}
