interface Billable {
  id: string;
  privacy: "public" | "private" | "hidden";
  billToId: string | null;
}

/**
 * Who is billed for a client's work (R6): what the work item says, else the client, else itself. Private and hidden
 * clients bill to themselves only, and nobody else bills to them.
 */
export function billToOf<Client extends Billable>(
  client: Client,
  workItemBillToId: string | undefined,
  clients: ReadonlyMap<string, Client>,
): Client {
  if (client.privacy !== "public") return client;
  const billTo = clients.get(workItemBillToId ?? client.billToId ?? client.id);
  return billTo?.privacy === "public" ? billTo : client;
}
