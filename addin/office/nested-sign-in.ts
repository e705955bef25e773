import { officeContext, supportsSet } from "./office-context.ts";
import { SignInWindowError } from "./sign-in-window.ts";

/** What nested app authentication needs to know. */
export interface NestedApp {
  clientId: string;
  issuer: string;
  scope: string;
}

/**
 * An access token of Entra ID for whoever is signed in to Excel, asked for inside Excel. Null where Excel cannot do
 * that, so that a window is tried instead. Throws SignInWindowError when the person stopped it.
 */
export async function nestedToken({ clientId, issuer, scope }: NestedApp): Promise<string | null> {
  if (!supportsSet("NestedAppAuth", "1.1")) return null;
  const msal = await import("@azure/msal-browser");
  const scopes = scope.split(" ").filter((one) => one !== "openid");
  try {
    const app = await msal.createNestablePublicClientApplication({
      auth: { clientId, authority: issuer.replace(/\/v2\.0$/, "") },
      cache: { cacheLocation: "sessionStorage" },
    });
    const loginHint = await userName();
    const hint = loginHint === null ? {} : { loginHint };
    try {
      const silent = loginHint
        ? app.ssoSilent({ scopes, ...hint })
        : app.acquireTokenSilent({ scopes });
      return (await silent).accessToken;
    } catch (error) {
      if (!(error instanceof msal.InteractionRequiredAuthError)) throw error;
      return (await app.acquireTokenPopup({ scopes, ...hint })).accessToken;
    }
  } catch (error) {
    if (error instanceof msal.BrowserAuthError && error.errorCode === "user_cancelled") {
      throw new SignInWindowError("The sign-in was stopped before it was done.");
    }
    return null;
  }
}

/** Who is signed in to Excel; some hosts do not say. */
async function userName(): Promise<string | null> {
  if (typeof Office === "undefined" || officeContext().host === undefined) return null;
  try {
    return (await Office.auth.getAuthContext()).userPrincipalName || null;
  } catch {
    return null;
  }
}
