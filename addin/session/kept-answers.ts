import { useQuery } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { Me } from "#shared/wire/me.ts";
import { useBaseServices, useSession } from "./base-services.ts";

/** What one person may see is kept under names that begin with this, and forgotten when another signs in. */
export const serverKey = ["server"] as const;
export const meKey = ["server", "me"] as const;
export const signInWaysKey = ["sign-in-ways"] as const;
export const trialPeopleKey = ["trial-people"] as const;

/** Forgets what the last person could see; asks anew for what is on screen when somebody is signed in. */
export async function forgetPerson(client: QueryClient, signedIn: boolean): Promise<void> {
  if (signedIn) await client.resetQueries({ queryKey: serverKey });
  else client.removeQueries({ queryKey: serverKey });
}

/** Who is signed in, as the server says. */
export function useMeQuery() {
  const { api } = useBaseServices();
  const signedIn = useSession().status === "signed-in";
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => api.me(signal),
    enabled: signedIn,
    staleTime: 60_000,
  });
}

/** Who is signed in; undefined while signed out or not yet known. */
export function useMe(): Me | undefined {
  const signedIn = useSession().status === "signed-in";
  const { data } = useMeQuery();
  return signedIn ? data : undefined;
}
