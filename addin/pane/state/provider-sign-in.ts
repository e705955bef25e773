import type { SignedIn } from "#shared/wire/me.ts";
import type { OpenIdWay } from "#shared/wire/sign-in.ts";
import type { SessionApi } from "../../api/session-api.ts";
import { nestedToken } from "../../office/nested-sign-in.ts";
import { openSignInWindow } from "../../office/sign-in-window.ts";

/** Inside Excel where Excel and the provider can do that, else in a window of its own. */
export async function signInFromPane(
  api: Pick<SessionApi, "signInWithOpenId">,
  way: OpenIdWay,
): Promise<SignedIn> {
  const accessToken = way.kind === "entra" ? await nestedToken(way) : null;
  if (accessToken !== null) return api.signInWithOpenId(accessToken);
  // safe because only our own page of the same origin tells it
  return JSON.parse(await openSignInWindow("/sign-in.html?as=window")) as SignedIn;
}
