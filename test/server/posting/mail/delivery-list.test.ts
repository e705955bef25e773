import { expect, it } from "vitest";
import { listDeliveries } from "../../../../server/use-cases/deliveries/list-deliveries.ts";
import { describeSending } from "./sending-scene.ts";

describeSending("the deliveries of a run", (scene) => {
  it("are listed by the numbers of their invoices, page by page, nine before ten", async () => {
    const addresses = Array.from({ length: 12 }, (_, index) => `${index}@client.example`);
    const { run } = await scene.posted(addresses);
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const query = { show: "all", limit: 5, ...(cursor === null ? {} : { cursor }) } as const;
      const { deliveries, nextCursor } = await listDeliveries(scene.context(), run.id, query);
      pages.push(deliveries.map(({ invoice }) => invoice?.number ?? ""));
      cursor = nextCursor;
    } while (cursor !== null);
    expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat()).toEqual(addresses.map((_, index) => `INV-${index + 1}`));
  });
});
