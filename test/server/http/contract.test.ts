import { hc } from "hono/client";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { JSONParsed } from "hono/utils/types";
import { beforeAll, expect, expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type {
  AuditChoices,
  AuditFilter,
  AuditPage,
  AuditVerification,
} from "#shared/wire/audit.ts";
import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type {
  ChangeAccessBody,
  ChangedAccess,
  ClientAnswer,
  ClientList,
  ClientNotice,
  ClientView,
  CreateClientBody,
  RegainedClients,
  UpdateClientBody,
} from "#shared/wire/client.ts";
import type {
  ImportClientsBody,
  ImportPreview,
  ImportedClients,
} from "#shared/wire/client-import.ts";
import type { EntryStatesAnswer, EntryStatesBody } from "#shared/wire/entry-state.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type {
  InvoiceDetail,
  InvoiceList,
  MoveInvoicesBody,
  UpdateInvoiceBody,
} from "#shared/wire/invoice.ts";
import type { RemovedEntry, TakeChangeBody } from "#shared/wire/invoice-entry.ts";
import type { Me, SignedIn, TrialPerson } from "#shared/wire/me.ts";
import type {
  ClosedPeriod,
  GeneratePeriodsBody,
  PeriodDetail,
  PeriodView,
  PeriodWork,
  ReopenPeriodBody,
} from "#shared/wire/period.ts";
import type {
  ChangeRightsBody,
  InvitedPerson,
  InvitePersonBody,
  NewLink,
  PersonView,
  UpdatePersonBody,
} from "#shared/wire/person.ts";
import type { changeNumberSeriesBody, NumberSeriesView } from "#shared/wire/number-series.ts";
import type { PostRunBody, PreFlight } from "#shared/wire/post.ts";
import type { RateCardAnswer } from "#shared/wire/rate-card.ts";
import type {
  CreateRunBody,
  PostingProgress,
  RunDetail,
  RunList,
  UpdateRunBody,
} from "#shared/wire/run.ts";
import type {
  AcceptLinkBody,
  AccountView,
  ChangePasswordBody,
  LinkView,
  NewCodeApp,
  PasswordSignInBody,
  RenewedSession,
  SignInWays,
} from "#shared/wire/sign-in.ts";
import type { App } from "../../../server/http/app.ts";
import { newFirm, newPeriod, newPerson } from "../factories.ts";
import { appOn, tokenFor } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

type Client = ReturnType<typeof hc<App>>;
type Api = Client["api"];

describeOnEachStore("the type of the API", (store) => {
  let api: Api;

  beforeAll(async () => {
    await newFirm(store);
    await newPeriod(store);
    const app = appOn(store);
    const token = await tokenFor(store, await newPerson(store));
    const headers = { authorization: `Bearer ${token}` };
    api = hc<App>("http://firm.example", {
      headers,
      fetch: (input: RequestInfo | URL, init?: RequestInit) => app.request(input, init),
    }).api;
  });

  it("is what a client in the same process gets", async () => {
    const me: Me = await (await api.me.$get()).json();
    expect(me.firm.currency).toBe("GBP");
    const periods: PeriodView[] = await (await api.periods.$get()).json();
    expect(periods).toEqual(me.periods);
  });

  it("answers with the types of the wire", () => {
    expectTypeOf<InferResponseType<Api["me"]["$get"], 200>>().toEqualTypeOf<Me>();
    expectTypeOf<InferResponseType<Api["trial"]["people"]["$get"], 200>>().toEqualTypeOf<
      TrialPerson[]
    >();
    expectTypeOf<
      InferResponseType<Api["sign-in"]["trial"]["$post"], 200>
    >().toEqualTypeOf<SignedIn>();
    expectTypeOf<InferResponseType<Api["periods"]["$get"], 200>>().toEqualTypeOf<PeriodView[]>();
    expectTypeOf<InferResponseType<Api["periods"]["$post"], 201>>().toEqualTypeOf<PeriodView[]>();
    expectTypeOf<InferResponseType<Api["period-work"]["$get"], 200>>().toEqualTypeOf<
      PeriodWork[]
    >();
    type Audit = Api["audit"];
    expectTypeOf<InferResponseType<Audit["$get"], 200>>().toEqualTypeOf<AuditPage>();
    expectTypeOf<InferResponseType<Audit["choices"]["$get"], 200>>().toEqualTypeOf<AuditChoices>();
    expectTypeOf<
      InferResponseType<Audit["verification"]["$get"], 200>
    >().toEqualTypeOf<AuditVerification>();
    expectTypeOf<
      InferResponseType<Audit["ticket"]["$post"], 200>
    >().toEqualTypeOf<DownloadTicket>();
    type Series = Api["number-series"];
    expectTypeOf<InferResponseType<Series["$get"], 200>>().toEqualTypeOf<NumberSeriesView[]>();
    expectTypeOf<
      InferResponseType<Series[":series"]["$patch"], 200>
    >().toEqualTypeOf<NumberSeriesView>();
    type Period = Api["periods"][":periodId"];
    expectTypeOf<InferResponseType<Period["$get"], 200>>().toEqualTypeOf<PeriodDetail>();
    expectTypeOf<InferResponseType<Period["close"]["$post"], 200>>().toEqualTypeOf<ClosedPeriod>();
    expectTypeOf<InferResponseType<Period["reopen"]["$post"], 200>>().toEqualTypeOf<PeriodView>();
    type Person = Api["people"][":personId"];
    expectTypeOf<InferResponseType<Person["rights"]["$put"], 200>>().toEqualTypeOf<PersonView>();
    expectTypeOf<InferResponseType<Person["$patch"], 200>>().toEqualTypeOf<PersonView>();
    expectTypeOf<InferResponseType<Person["link"]["$post"], 201>>().toEqualTypeOf<NewLink>();
    expectTypeOf<InferResponseType<Api["people"]["$get"], 200>>().toEqualTypeOf<PersonView[]>();
    expectTypeOf<InferResponseType<Api["people"]["$post"], 201>>().toEqualTypeOf<InvitedPerson>();
    type SignIn = Api["sign-in"];
    expectTypeOf<InferResponseType<SignIn["ways"]["$get"], 200>>().toEqualTypeOf<SignInWays>();
    expectTypeOf<InferResponseType<SignIn["password"]["$post"], 200>>().toEqualTypeOf<SignedIn>();
    expectTypeOf<InferResponseType<SignIn["openid"]["$post"], 200>>().toEqualTypeOf<SignedIn>();
    expectTypeOf<InferResponseType<SignIn["link"]["$post"], 200>>().toEqualTypeOf<LinkView>();
    expectTypeOf<
      InferResponseType<SignIn["link"]["accept"]["$post"], 200>
    >().toEqualTypeOf<SignedIn>();
    expectTypeOf<
      InferResponseType<Api["session"]["renew"]["$post"], 200>
    >().toEqualTypeOf<RenewedSession>();
    type Account = Api["account"];
    expectTypeOf<InferResponseType<Account["$get"], 200>>().toEqualTypeOf<AccountView>();
    expectTypeOf<
      InferResponseType<Account["code-app"]["$post"], 201>
    >().toEqualTypeOf<NewCodeApp>();
    expectTypeOf<InferResponseType<Api["check"]["$post"], 200>>().toEqualTypeOf<
      JSONParsed<CheckAnswer>
    >();
    expectTypeOf<InferResponseType<Api["clients"]["$post"], 201>>().toEqualTypeOf<ClientView>();
    expectTypeOf<InferResponseType<Api["clients"]["$get"], 200>>().toEqualTypeOf<ClientList>();
    type Client = Api["clients"][":clientId"];
    expectTypeOf<InferResponseType<Client["$get"], 200>>().toEqualTypeOf<ClientAnswer>();
    expectTypeOf<InferResponseType<Client["$patch"], 200>>().toEqualTypeOf<ClientAnswer>();
    expectTypeOf<InferResponseType<Client["access"]["$put"], 200>>().toEqualTypeOf<ChangedAccess>();
    type Lists = Api["clients"]["import"];
    expectTypeOf<
      InferResponseType<Lists["preview"]["$post"], 200>
    >().toEqualTypeOf<ImportPreview>();
    expectTypeOf<InferResponseType<Lists["$post"], 200>>().toEqualTypeOf<ImportedClients>();
    expectTypeOf<
      InferResponseType<Api["clients"]["orphans"]["regain"]["$post"], 200>
    >().toEqualTypeOf<RegainedClients>();
    expectTypeOf<InferResponseType<Api["client-notices"]["$get"], 200>>().toEqualTypeOf<
      ClientNotice[]
    >();
    expectTypeOf<
      InferResponseType<Api["entry-states"]["$post"], 200>
    >().toEqualTypeOf<EntryStatesAnswer>();
    type Runs = Api["runs"];
    expectTypeOf<InferResponseType<Runs["$get"], 200>>().toEqualTypeOf<RunList>();
    expectTypeOf<InferResponseType<Runs["$post"], 201>>().toEqualTypeOf<RunDetail>();
    type Run = Runs[":runId"];
    expectTypeOf<InferResponseType<Run["$get"], 200>>().toEqualTypeOf<RunDetail>();
    expectTypeOf<InferResponseType<Run["$patch"], 200>>().toEqualTypeOf<RunDetail>();
    expectTypeOf<InferResponseType<Run["invoices"]["$get"], 200>>().toEqualTypeOf<InvoiceList>();
    expectTypeOf<InferResponseType<Run["pre-flight"]["$get"], 200>>().toEqualTypeOf<PreFlight>();
    expectTypeOf<InferResponseType<Run["post"]["$post"], 202>>().toEqualTypeOf<RunDetail>();
    expectTypeOf<
      InferResponseType<Run["progress"]["$get"], 200>
    >().toEqualTypeOf<PostingProgress>();
    type Invoice = Api["invoices"][":invoiceId"];
    expectTypeOf<InferResponseType<Invoice["$get"], 200>>().toEqualTypeOf<InvoiceDetail>();
    expectTypeOf<InferResponseType<Invoice["$patch"], 200>>().toEqualTypeOf<InvoiceDetail>();
    expectTypeOf<
      InferResponseType<Invoice["approve"]["$post"], 200>
    >().toEqualTypeOf<InvoiceDetail>();
    expectTypeOf<
      InferResponseType<Invoice["return-to-draft"]["$post"], 200>
    >().toEqualTypeOf<InvoiceDetail>();
    type Entry = Invoice["entries"][":key"];
    expectTypeOf<
      InferResponseType<Entry["take-change"]["$post"], 200>
    >().toEqualTypeOf<InvoiceDetail>();
    expectTypeOf<InferResponseType<Entry["$delete"], 200>>().toEqualTypeOf<RemovedEntry>();
    expectTypeOf<
      InferResponseType<Api["rate-card"]["$get"], 200>
    >().toEqualTypeOf<RateCardAnswer>();
    type Export = Api["exports"][":exportId"];
    expectTypeOf<
      InferResponseType<Export["ticket"]["$post"], 200>
    >().toEqualTypeOf<DownloadTicket>();
  });

  it("takes the bodies of the wire", () => {
    type Json<Route> = InferRequestType<Route> extends { json: infer Body } ? Body : never;
    expectTypeOf<Json<Api["check"]["$post"]>>().toEqualTypeOf<CheckBody>();
    expectTypeOf<Json<Api["clients"]["$post"]>>().toEqualTypeOf<CreateClientBody>();
    type Client = Api["clients"][":clientId"];
    expectTypeOf<Json<Client["$patch"]>>().toEqualTypeOf<UpdateClientBody>();
    expectTypeOf<Json<Client["access"]["$put"]>>().toEqualTypeOf<ChangeAccessBody>();
    expectTypeOf<Json<Api["clients"]["import"]["$post"]>>().toEqualTypeOf<ImportClientsBody>();
    expectTypeOf<Json<Api["entry-states"]["$post"]>>().toEqualTypeOf<EntryStatesBody>();
    expectTypeOf<Json<Api["audit"]["ticket"]["$post"]>>().toEqualTypeOf<AuditFilter>();
    expectTypeOf<Json<Api["number-series"][":series"]["$patch"]>>().toEqualTypeOf<
      z.input<typeof changeNumberSeriesBody>
    >();
    expectTypeOf<Json<Api["periods"]["$post"]>>().toEqualTypeOf<GeneratePeriodsBody>();
    expectTypeOf<
      Json<Api["periods"][":periodId"]["reopen"]["$post"]>
    >().toEqualTypeOf<ReopenPeriodBody>();
    expectTypeOf<
      Json<Api["people"][":personId"]["rights"]["$put"]>
    >().toEqualTypeOf<ChangeRightsBody>();
    expectTypeOf<Json<Api["sign-in"]["password"]["$post"]>>().toEqualTypeOf<PasswordSignInBody>();
    expectTypeOf<Json<Api["sign-in"]["link"]["accept"]["$post"]>>().toEqualTypeOf<AcceptLinkBody>();
    expectTypeOf<Json<Api["account"]["password"]["$put"]>>().toEqualTypeOf<ChangePasswordBody>();
    expectTypeOf<Json<Api["people"]["$post"]>>().toEqualTypeOf<InvitePersonBody>();
    expectTypeOf<Json<Api["people"][":personId"]["$patch"]>>().toEqualTypeOf<UpdatePersonBody>();
    expectTypeOf<Json<Api["runs"]["$post"]>>().toEqualTypeOf<CreateRunBody>();
    expectTypeOf<Json<Api["runs"][":runId"]["$patch"]>>().toEqualTypeOf<UpdateRunBody>();
    expectTypeOf<Json<Api["runs"][":runId"]["post"]["$post"]>>().toEqualTypeOf<PostRunBody>();
    expectTypeOf<
      Json<Api["runs"][":runId"]["move-invoices"]["$post"]>
    >().toEqualTypeOf<MoveInvoicesBody>();
    expectTypeOf<
      Json<Api["invoices"][":invoiceId"]["entries"][":key"]["take-change"]["$post"]>
    >().toEqualTypeOf<TakeChangeBody>();
    expectTypeOf<
      Json<Api["invoices"][":invoiceId"]["$patch"]>
    >().toEqualTypeOf<UpdateInvoiceBody>();
  });
});
