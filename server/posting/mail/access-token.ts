import * as z from "zod";
import type { Clock } from "../../use-cases/context.ts";
import type { OAuthClient } from "./mail-settings.ts";

/** The provider gave no token; `permanent` when asking again with the same settings is of no use. */
export class AccessTokenError extends Error {
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean) {
    super(message);
    this.name = "AccessTokenError";
    this.permanent = permanent;
  }
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(300),
});

const renewSecondsBefore = 120;
const longestWaitMilliseconds = 30_000;

/** Access tokens by client credentials, kept until shortly before they expire; one request at a time. */
export function accessTokens(client: OAuthClient, clock: Clock): () => Promise<string> {
  let known: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async () => {
    const { token, seconds } = await requestToken(client);
    const keptSeconds = Math.max(seconds - renewSecondsBefore, seconds / 2);
    known = { token, until: Date.parse(clock.now()) + keptSeconds * 1_000 };
    return token;
  };
  return () => {
    if (known !== null && Date.parse(clock.now()) < known.until)
      return Promise.resolve(known.token);
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

async function requestToken({ tokenUrl, clientId, clientSecret, scope }: OAuthClient) {
  const response = await fetch(tokenUrl, {
    method: "POST",
    redirect: "error",
    signal: AbortSignal.timeout(longestWaitMilliseconds),
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
  }).catch(() => {
    throw new AccessTokenError("The mail provider's sign-in service does not answer.", false);
  });
  if (!response.ok) {
    const permanent = response.status >= 400 && response.status < 500 && response.status !== 429;
    throw new AccessTokenError(
      `The mail provider's sign-in service answered with ${response.status}.`,
      permanent,
    );
  }
  const answer = tokenAnswer.safeParse(await response.json().catch(() => null));
  if (!answer.success) {
    throw new AccessTokenError("The mail provider's sign-in service gave no token.", true);
  }
  return { token: answer.data.access_token, seconds: answer.data.expires_in };
}
