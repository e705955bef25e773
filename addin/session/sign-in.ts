import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useBaseServices } from "./base-services.ts";
import { signInWaysKey, trialPeopleKey } from "./kept-answers.ts";
import { quietly, trialPersonKey } from "./session.ts";

/** The people one can be with one click; an error where this server is no trial. */
export function useTrialPeople() {
  const { api } = useBaseServices();
  return useQuery({
    queryKey: trialPeopleKey,
    queryFn: () => api.trialPeople(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** How one can sign in at this server. */
export function useSignInWays() {
  const { api } = useBaseServices();
  return useQuery({
    queryKey: signInWaysKey,
    queryFn: ({ signal }) => api.signInWays(signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Keeps the token of somebody who has proved who they are; the trial's pages follow nobody then. */
export function useSignedIn(): (token: string) => void {
  const { session } = useBaseServices();
  return (token) => {
    quietly(() => localStorage.removeItem(trialPersonKey));
    session.signIn(token, null);
  };
}

/** Signs in as a person of the trial and tells the other pages of the trial. */
export function useSignIn() {
  const { api, session } = useBaseServices();
  return useMutation({
    mutationFn: (personId: string) => api.signInTrial(personId),
    onSuccess: ({ token }, personId) => {
      quietly(() => localStorage.setItem(trialPersonKey, personId));
      session.signIn(token, personId);
    },
  });
}

/** Forgets here first, so that a server that does not answer keeps nobody signed in on this screen. */
export function useSignOut() {
  const { api, session } = useBaseServices();
  return () => {
    // The request takes its token with it before the session forgets it.
    const told = api.signOut();
    session.signOut("by-choice");
    quietly(() => localStorage.removeItem(trialPersonKey));
    told.catch(() => undefined);
  };
}

/** Follows the person that the trial's page names: at the start, and whenever it changes there. */
export function useTrialPerson(): void {
  const { session } = useBaseServices();
  const { mutate } = useSignIn();
  useEffect(() => {
    const follow = (personId: string | null): void => {
      if (personId === (session.trialPersonId() ?? null)) return;
      if (personId === null) session.signOut("by-choice");
      else mutate(personId);
    };
    const preselected = quietly(() => localStorage.getItem(trialPersonKey)) ?? null;
    if (preselected !== null) follow(preselected);
    const onStorage = (event: StorageEvent): void => {
      if (event.key === trialPersonKey) follow(event.newValue);
    };
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  }, [session, mutate]);
}
