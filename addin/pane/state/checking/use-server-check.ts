import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "#shared/wire/me.ts";
import { useSession } from "../../../session/base-services.ts";
import type { CheckedRows } from "../../../workbook/rows/check-rows.ts";
import type { Progress } from "../../../workbook/workbook.ts";
import { keys } from "../server-queries.ts";
import { useServices } from "../services.ts";
import { checkWithServer } from "./server-check.ts";
import type { SheetToCheck } from "./server-check.ts";

/**
 * The server's check of the rows that were understood; `sheet` is null until there are such. `progress` counts rows;
 * a check that was cancelled is `stopped` until it is asked for again.
 */
export function useServerCheck(
  rowsKey: readonly unknown[],
  sheet: SheetToCheck | null,
  me: Me | undefined,
  confirmedIds: readonly string[],
) {
  const { api } = useServices();
  const client = useQueryClient();
  const signedIn = useSession().status === "signed-in";
  const [progress, setProgress] = useState<Progress | null>(null);
  const personId = me?.person.id ?? "";
  const enabled = signedIn && me?.rights.billingAccess === true && sheet !== null;
  const queryKey = [...keys.check, personId, rowsKey, confirmedIds];
  const check = useQuery({
    queryKey,
    enabled,
    queryFn: ({ signal }) => {
      if (!sheet || !me) throw new Error("Nothing was read");
      setProgress(null);
      const options = { signal, onProgress: setProgress };
      return checkWithServer(api, sheet, me.firm, confirmedIds, options);
    },
    structuralSharing: false,
    staleTime: 60_000,
    gcTime: 30_000,
    // Never what somebody else was told.
    placeholderData: (previous: CheckedRows | undefined, query) =>
      query?.queryKey[keys.check.length] === personId ? previous : undefined,
  });
  const isAnswered = check.data !== undefined && !check.isPlaceholderData;
  return {
    check,
    progress,
    cancel: () => void client.cancelQueries({ queryKey }),
    stopped: enabled && check.fetchStatus === "idle" && !check.error && !isAnswered,
  };
}
