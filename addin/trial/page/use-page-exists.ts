import { useEffect, useState } from "react";

/** Whether the trial's server has this page. */
export function usePageExists(page: string): boolean {
  const [exists, setExists] = useState(false);
  useEffect(() => {
    let left = false;
    fetch(page, { method: "HEAD" }).then(
      (response) => !left && setExists(response.ok),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [page]);
  return exists;
}
