import { QueryClient } from "@tanstack/react-query";
import { ConnectionError } from "../api/problem-error.ts";

/** Whether a question stayed without an answer, rather than being refused. */
export function wasSilence(error: unknown): boolean {
  return error instanceof ConnectionError;
}

/** A refusal is an answer and is not asked for again; a silence is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: 5_000,
        retry: (failures, error) => wasSilence(error) && failures < 2,
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
