import { Hono } from "hono";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import PostalMime from "postal-mime";
import type { Address, Attachment, Email } from "postal-mime";
import type { Serve } from "../listen.ts";
import { slowDomain, unknownDomain } from "./mail-catcher.ts";
import type { CaughtMail, MailCatcher } from "./mail-catcher.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What was sent in the trial, as a mail program would show it. */
export function mailPages(catcher: MailCatcher) {
  return new Hono()
    .get("/trial/mail", async (c) => {
      const mails = await Promise.all((await catcher.list()).map(opened));
      return c.html(page("Mail that was sent", listOf(mails)), 200, pageHeaders);
    })
    .get("/trial/mail/:id", async (c) => {
      const mail = await catcher.read(c.req.param("id"));
      if (mail === null) return c.html(page("Mail", html`<p>There is no such mail.</p>`), 404);
      const shown = await opened(mail);
      return c.html(page(shown.email.subject ?? "(no subject)", mailOf(shown)), 200, pageHeaders);
    })
    .get("/trial/mail/:id/body", async (c) => {
      const mail = await catcher.read(c.req.param("id"));
      const body = mail === null ? "" : ((await opened(mail)).email.html ?? "");
      return c.html(body, 200, bodyHeaders);
    })
    .get("/trial/mail/:id/attachments/:number", async (c) => {
      const mail = await catcher.read(c.req.param("id"));
      const attachments = mail === null ? [] : (await opened(mail)).email.attachments;
      const attachment = attachments[Number(c.req.param("number"))];
      if (attachment === undefined) return c.text("There is no such attachment.", 404);
      return c.body(bytesOf(attachment), 200, {
        "content-type":
          attachment.mimeType === "application/pdf"
            ? "application/pdf"
            : "application/octet-stream",
        "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? "attachment")}`,
        "x-content-type-options": "nosniff",
      });
    });
}

/** The pages of mail before everything else that answers. */
export function withMailPages(catcher: MailCatcher, rest: Serve): Serve {
  const pages = mailPages(catcher);
  return (request, connection) =>
    /^\/trial\/mail(\/|$)/.test(new URL(request.url).pathname)
      ? pages.fetch(request)
      : rest(request, connection);
}

interface OpenedMail {
  mail: CaughtMail;
  email: Email;
}

async function opened(mail: CaughtMail): Promise<OpenedMail> {
  return { mail, email: await PostalMime.parse(mail.bytes) };
}

const pageHeaders = {
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
// What a mail says about its looks is kept apart: nothing in it runs or is fetched.
const bodyHeaders = {
  ...pageHeaders,
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
};

const style =
  raw(`:root{color-scheme:light dark;--line:#d1d1d1;--quiet:#616161;--back:#fff;--soft:#f5f5f5;--text:#242424;--link:#0f6cbd}
@media (prefers-color-scheme:dark){:root{--line:#525252;--quiet:#adadad;--back:#292929;--soft:#1f1f1f;--text:#fff;--link:#479ef5}}
*{box-sizing:border-box}body{margin:0;font:14px/1.45 "Segoe UI",system-ui,sans-serif;color:var(--text);background:var(--soft)}
main{max-width:860px;margin:0 auto;padding:24px 16px}h1{font-size:20px;margin:0 0 4px;overflow-wrap:anywhere}a{color:var(--link)}
.quiet{color:var(--quiet)}.card{background:var(--back);border:1px solid var(--line);border-radius:6px;margin-top:16px;overflow:hidden}
.row{display:grid;grid-template-columns:1fr auto;gap:2px 16px;padding:12px 16px;text-decoration:none;color:inherit;border-top:1px solid var(--line)}
.row:first-child{border-top:0}.row:hover,.row:focus-visible{background:var(--soft)}.row strong,.row span{overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0;padding:16px;border-bottom:1px solid var(--line)}dt{color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:340px;border:0;background:#fff}.files{padding:12px 16px;border-top:1px solid var(--line)}`);

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}

function listOf(mails: readonly OpenedMail[]): Html {
  if (mails.length === 0) {
    return html`<p class="quiet">
      Nothing has been sent yet. Post a run by e-mail, and what leaves the house arrives here
      instead of at your clients. To see what happens when something goes wrong, give a client an
      address at ${unknownDomain}, which is refused, or at ${slowDomain}, which takes its time.
    </p>`;
  }
  const rows = mails.map(
    ({ mail, email }) =>
      html`<a class="row" href="/trial/mail/${mail.id}">
        <strong>${email.subject ?? "(no subject)"}</strong>
        <span class="quiet">${arrived(email)}</span>
        <span>${mail.recipients.join(", ")}</span>
        <span class="quiet">${email.attachments.map(({ filename }) => filename).join(", ")}</span>
      </a>`,
  );
  const count = mails.length === 1 ? "1 mail" : `${mails.length} mails`;
  return html`<p class="quiet">
      ${count}, the newest first. They were caught on this machine; nobody else has received them.
    </p>
    <div class="card">${rows}</div>`;
}

function mailOf({ mail, email }: OpenedMail): Html {
  const files = email.attachments.map(
    ({ filename, mimeType }, number) =>
      html`<a href="/trial/mail/${mail.id}/attachments/${String(number)}"
        >${filename ?? mimeType}</a
      > `,
  );
  return html`<p><a href="/trial/mail">All mail</a></p>
    <div class="card">
      <dl>
        <dt>From</dt>
        <dd>${addressText(email.from)}</dd>
        <dt>To</dt>
        <dd>${(email.to ?? []).map(addressText).join(", ")}</dd>
        ${
          email.cc
            ? html`<dt>Cc</dt>
                <dd>${email.cc.map(addressText).join(", ")}</dd>`
            : ""
        }
        <dt>Delivered to</dt>
        <dd>${mail.recipients.join(", ")}</dd>
        <dt>Date</dt>
        <dd>${arrived(email)}</dd>
        <dt>Message-ID</dt>
        <dd class="quiet">${email.messageId ?? ""}</dd>
      </dl>
      <iframe title="The message" src="/trial/mail/${mail.id}/body" sandbox></iframe>
      <div class="files">Attached: ${files}</div>
    </div>`;
}

function addressText(address: Address | undefined): string {
  if (address?.address === undefined) return "";
  return address.name === "" ? address.address : `${address.name} <${address.address}>`;
}

function arrived(email: Email): string {
  return email.date === undefined ? "" : email.date.slice(0, 16).replace("T", " ");
}

function bytesOf({ content }: Attachment): ArrayBuffer {
  if (typeof content === "string") return new TextEncoder().encode(content).buffer;
  return content instanceof ArrayBuffer ? content : new Uint8Array(content).buffer;
}
