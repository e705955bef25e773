import { useEffect, useRef } from "react";
import { useConnectionLost } from "../../session/base-services.ts";
import { useRefreshSheet } from "./unbilled/use-refresh-sheet.ts";

/** Refresh of the sheet that nobody presses: what the lost server kept from it is made up for once it answers. */
export function useFollowingSheet() {
  const refresh = useRefreshSheet();
  const lost = useConnectionLost();
  const wasLost = useRef(false);
  const { isError, mutate } = refresh;
  useEffect(() => {
    if (lost) wasLost.current = true;
    else if (wasLost.current && isError) {
      wasLost.current = false;
      mutate();
    }
  }, [lost, isError, mutate]);
  return refresh;
}
