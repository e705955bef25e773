import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SkeletonRows } from "../../components/skeleton.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** What the server was asked for: its shape while it is coming, what to do when it does not come, else the thing. */
export function Answer<Thing>(props: {
  query: UseQueryResult<Thing>;
  /** E.g. "The people are loading". */
  loading: string;
  rows?: number;
  children: (thing: Thing) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return <SkeletonRows label={props.loading} rows={props.rows ?? 4} />;
}
