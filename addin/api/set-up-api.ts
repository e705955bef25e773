import type { SetUpView } from "#shared/wire/set-up.ts";
import { bodyOf, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** How far the firm is from its first run. */
export function setUpApi(api: Connected) {
  return {
    setUp: (signal?: AbortSignal): Promise<SetUpView> =>
      bodyOf(api["set-up"].$get({}, init({ signal }))),
  };
}
