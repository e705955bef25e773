import type { TrialVisit } from "./trial-visit.ts";

/** Presses Post for an open run and sends it by mail, as far as the confirmation. */
export async function postByMail(visit: TrialVisit): Promise<void> {
  await visit.button("Post").click();
  await visit.pane.getByRole("radio", { name: "Send by e-mail" }).click();
  await visit.button(/^Send \d+ invoices?$/).click();
  const dialog = visit.pane.getByRole("dialog");
  await dialog.getByText(/^Send \d+ invoices?, .*to \d+ clients?/).waitFor();
  await dialog.getByRole("button", { name: /^Send \d+ invoices?$/ }).click();
}

/** Gives an invoice of the open run another address, by its place in the list, and comes back to the run. */
export async function readdress(
  visit: TrialVisit,
  runName: string,
  place: number,
  address: string,
): Promise<void> {
  await visit.pane
    .getByRole("list", { name: "Invoices of this run" })
    .getByRole("button")
    .nth(place)
    .click();
  await visit.choose("More for this invoice", "How it is delivered");
  const dialog = visit.pane.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "To", exact: true }).fill(address);
  await dialog.getByRole("button", { name: "Keep this" }).click();
  await dialog.waitFor({ state: "hidden" });
  await visit.button("Back").click();
  await visit.pane.getByRole("heading", { name: runName }).waitFor();
}
