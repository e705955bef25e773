import { Hono } from "hono";
import { routePath } from "hono/route";
import { AppError } from "../domain/app-error.ts";
import { auditRoutes } from "./firm/audit.ts";
import { accountRoutes } from "./sign-in/account.ts";
import { checkRoutes } from "./check.ts";
import { clientRoutes } from "./clients.ts";
import { documentRoutes } from "./documents/documents.ts";
import { messageRoutes } from "./documents/messages.ts";
import { entryStateRoutes } from "./entry-states.ts";
import type { Env, HttpDeps, RouteContext } from "./env.ts";
import { downloadRoutes, exportRoutes } from "./exports.ts";
import { guard } from "./guard.ts";
import { healthRoutes } from "./health.ts";
import { invoiceEntryRoutes } from "./invoice-entries.ts";
import { invoiceRoutes } from "./invoices.ts";
import { numberSeriesRoutes } from "./firm/number-series.ts";
import { describeApi } from "./openapi.ts";
import { peopleRoutes } from "./people.ts";
import { periodRoutes } from "./firm/periods.ts";
import { deliveryRoutes } from "./posting/deliveries.ts";
import { postingRoutes } from "./posting/posting.ts";
import { sendingRoutes } from "./posting/sending.ts";
import { problemResponse } from "./problem-response.ts";
import { listRoutes, methodsAt } from "./route-table.ts";
import { runRoutes } from "./runs.ts";
import { setUpRoutes } from "./settings/set-up.ts";
import { firmRoutes } from "./settings/firm.ts";
import { invoiceSettingsRoutes } from "./settings/invoice-settings.ts";
import { ledgerFormatRoutes } from "./settings/ledger-formats.ts";
import { rateCardRoutes } from "./settings/rate-card.ts";
import { taxRateRoutes } from "./settings/tax-rates.ts";
import { sessionRoutes } from "./sign-in/session.ts";
import { signInRoutes } from "./sign-in/sign-in.ts";
import { trialSignInRoutes } from "./sign-in/trial-sign-in.ts";
import { uploadRoutes } from "./uploads.ts";
import { checkAddress } from "./validation.ts";

/** Everything under /api. One file a resource, chained here so that the type of the API holds them all. */
const apiRoutes = ({ trialPeople }: HttpDeps) =>
  new Hono<Env>()
    .route("/", healthRoutes())
    .route("/", sessionRoutes())
    .route("/", setUpRoutes())
    .route("/", signInRoutes())
    .route("/", accountRoutes())
    .route("/", periodRoutes())
    .route("/", peopleRoutes())
    .route("/", auditRoutes())
    .route("/", numberSeriesRoutes())
    .route("/", firmRoutes())
    .route("/", invoiceSettingsRoutes())
    .route("/", rateCardRoutes())
    .route("/", taxRateRoutes())
    .route("/", ledgerFormatRoutes())
    .route("/", checkRoutes())
    .route("/", clientRoutes())
    .route("/", uploadRoutes())
    .route("/", runRoutes())
    .route("/", invoiceRoutes())
    .route("/", invoiceEntryRoutes())
    .route("/", documentRoutes())
    .route("/", messageRoutes())
    .route("/", entryStateRoutes())
    .route("/", postingRoutes())
    .route("/", deliveryRoutes())
    .route("/", sendingRoutes())
    .route("/", exportRoutes())
    .route("/", trialRoutes(trialPeople));

/** Outside the trial the one-click sign-in does not exist; its types stay, for the pane. */
function trialRoutes(people: HttpDeps["trialPeople"]): ReturnType<typeof trialSignInRoutes> {
  if (people) return trialSignInRoutes(people);
  return new Hono<Env>();
}

export type App = ReturnType<typeof createApp>;

/** The API as one Hono app; `app.request(…)` answers without a port. */
export function createApp(deps: HttpDeps) {
  const app = frame(deps).route("/api", apiRoutes(deps)).route("/", downloadRoutes());
  const described = app.get(
    "/api/openapi.json",
    guard({
      right: "none",
      scope: "none",
      audit: null,
      summary: "This description.",
      answers: { 200: "OpenAPI 3.1." },
    }),
    async (c) => {
      // safe because the description only looks at the routes, not at their types
      const routes = app as unknown as Hono<Env>;
      return c.json(await describeApi(routes, deps.version), 200);
    },
  );
  described.notFound((c) => problemResponse(c, notFound(c, described)));
  return described;
}

/** What holds for every request, whatever the route. */
function frame(deps: HttpDeps) {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    const start = performance.now();
    c.set("deps", deps);
    c.set("requestId", deps.ids.next());
    c.header("x-request-id", c.var.requestId);
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("cross-origin-resource-policy", "same-origin");
    await next();
    deps.log.answered({
      requestId: c.var.requestId,
      method: c.req.method,
      route: routePath(c),
      status: c.res.status,
      milliseconds: Math.round(performance.now() - start),
      personId: c.var.context?.actor.personId ?? null,
      code: c.var.problemCode ?? null,
    });
  });
  app.use("/api/*", async (c, next) => {
    c.header("cache-control", "no-store");
    c.header("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    checkAddress(c);
    await next();
  });
  app.onError((error, c) => problemResponse(c, error));
  return app;
}

function notFound(c: RouteContext, app: Pick<Hono<Env>, "routes">): AppError {
  const methods = methodsAt(listRoutes(app), c.req.path);
  if (methods.length === 0) {
    return new AppError("route-not-found", "There is nothing at this address.");
  }
  c.header("allow", methods.join(", "));
  return new AppError("method-not-allowed", `Here only ${methods.join(", ")} can be used.`);
}
