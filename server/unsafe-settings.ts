import { isIP } from "node:net";

type Environment = Readonly<Record<string, string | undefined>>;

/** What each setting allows for itself, but no server of a firm should run with: a sentence for each. */
export function unsafeSettings(environment: Environment): string[] {
  return checks.flatMap((check) => check(environment) ?? []);
}

type Check = (environment: Environment) => string | null;

const checks: readonly Check[] = [
  ({ HOST = "", TRUSTED_PROXY = "" }) => {
    if (HOST === "" || isLoopback(HOST) || TRUSTED_PROXY !== "") return null;
    return isIP(HOST) === 0
      ? "HOST must be an address of this machine, like 127.0.0.1."
      : `HOST ${HOST} can be reached by others, and this server speaks plain HTTP: name in TRUSTED_PROXY the proxy before it that speaks HTTPS, or leave HOST out.`;
  },
  ({ TRUSTED_PROXY = "" }) =>
    /\/0+(?=[\s,]|$)/.test(TRUSTED_PROXY)
      ? "TRUSTED_PROXY must not be the whole network: anybody could then claim any address."
      : null,
  ({ PUBLIC_URL = "" }) =>
    URL.canParse(PUBLIC_URL) && isLoopback(new URL(PUBLIC_URL).hostname)
      ? "PUBLIC_URL leads to this machine alone: say the address at which people's Excel reaches the server."
      : null,
  ({ DATABASE_URL = "" }) => {
    if (!/^postgres(ql)?:/.test(DATABASE_URL) || !URL.canParse(DATABASE_URL)) return null;
    const { searchParams } = new URL(DATABASE_URL);
    if (searchParams.has("host")) {
      return "DATABASE_URL must name the database's machine before the path, not as ?host=….";
    }
    const loose = searchParams.get("uselibpqcompat") === "true";
    return loose && searchParams.get("sslmode") === "require"
      ? "DATABASE_URL asks for encryption without looking at the certificate: use sslmode=verify-full."
      : null;
  },
  ({ DATABASE_URL = "" }) =>
    /^sqlite:(\/\/)?:memory:/.test(DATABASE_URL)
      ? "DATABASE_URL names a database in memory, which is gone when the server ends: name a file."
      : null,
  ({ LOG_LEVEL }) => {
    if (LOG_LEVEL === "debug")
      return "LOG_LEVEL debug is for development: use info, warn or error.";
    return LOG_LEVEL === "silent"
      ? "LOG_LEVEL silent would leave no trace of refused requests and failures: use info, warn or error."
      : null;
  },
  ({ NODE_TLS_REJECT_UNAUTHORIZED }) =>
    NODE_TLS_REJECT_UNAUTHORIZED === "0"
      ? "NODE_TLS_REJECT_UNAUTHORIZED=0 accepts every certificate, of the mail server's and the database's impostors too: take it away, and name your own authority in NODE_EXTRA_CA_CERTS."
      : null,
  ({ NODE_OPTIONS = "" }) =>
    /--inspect/.test(NODE_OPTIONS)
      ? "NODE_OPTIONS opens the debugger, through which everything can be read and changed: take --inspect away."
      : null,
  ({ NODE_DEBUG = "" }) =>
    NODE_DEBUG === ""
      ? null
      : "NODE_DEBUG writes requests with their tokens to the console: take it away.",
];

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|.*\.localhost)$/i.test(host);
}
