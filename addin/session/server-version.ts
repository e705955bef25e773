import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useBaseServices } from "./base-services.ts";

const mostOftenMs = 5 * 60_000;

/** The server's version: asked at the start, and when the page gets the focus again, at most every few minutes. */
export function useServerVersion(): string | undefined {
  const { api } = useBaseServices();
  const { data, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["server-version"],
    queryFn: ({ signal }) => api.version(signal),
    staleTime: mostOftenMs,
    retry: false,
  });
  useEffect(() => {
    const onFocus = (): void => {
      if (Date.now() - dataUpdatedAt >= mostOftenMs) void refetch();
    };
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [dataUpdatedAt, refetch]);
  return data;
}
